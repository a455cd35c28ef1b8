using System.Text.Json;
using System.Text.Json.Nodes;
using VerticalFarm.HomeAssistant.Transport;

namespace VerticalFarm.HomeAssistant.Connection;

/// <summary>A connection after authentication: commands with their results, subscriptions with their events, and its end.</summary>
internal sealed class HomeAssistantConnection : IAsyncDisposable
{
    private readonly WebSocketTransport _transport;
    private readonly HomeAssistantOptions _options;
    private readonly TimeProvider _time;
    private readonly PendingCommands _pending = new();
    private readonly Subscriptions _subscriptions = new();
    private readonly IncomingMessages _incoming;
    private readonly TaskCompletionSource<Disconnection> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Heartbeat _heartbeat;
    private readonly Task _loops;
    private long _lastId;
    private volatile bool _stopAnnounced;

    /// <summary>Takes over an authenticated transport and begins to receive.</summary>
    public HomeAssistantConnection(WebSocketTransport transport, string version, HomeAssistantOptions options, TimeProvider time)
    {
        (_transport, Version, _options, _time) = (transport, version, options, time);
        _incoming = new IncomingMessages(_pending, _subscriptions);
        _heartbeat = new Heartbeat(options, time);
        _loops = Task.WhenAll(ReceiveAsync(), KeepAliveAsync());
    }

    /// <summary>Home Assistant's version.</summary>
    public string Version { get; }

    /// <summary>For how long nothing was heard of the peer.</summary>
    public TimeSpan Silence => _heartbeat.Silence;

    /// <summary>Completes, and never fails, when the connection has ended; all pending commands have ended by then.</summary>
    public Task<Disconnection> Ended => _ended.Task;

    /// <summary>Sends a command and waits for its result, the timeout or the end of the connection, whichever is first.</summary>
    public async Task<CommandResult> CallAsync(JsonObject command, TimeSpan timeout, CancellationToken ct) =>
        (await ExchangeAsync(command, null, timeout, ct)).Result;

    /// <summary>Subscribes. Events can come before this returns.</summary>
    /// <param name="command">What to subscribe to.</param>
    /// <param name="handler">Called on the receive loop; false ends the connection as one that does not speak the protocol.</param>
    /// <param name="ct">Gives up waiting.</param>
    public Task<Subscription> SubscribeAsync(JsonObject command, Func<JsonElement, bool> handler, CancellationToken ct) =>
        ExchangeAsync(command, handler, _options.CallTimeout, ct);

    /// <summary>Stops the delivery of events at once, and tells the peer.</summary>
    public async Task UnsubscribeAsync(long subscription, CancellationToken ct)
    {
        _subscriptions.Remove(subscription);
        await CallAsync(Messages.Unsubscribe(subscription), _options.CallTimeout, ct);
    }

    /// <summary>The peer has said that it stops: when the connection closes now, that is why.</summary>
    public void AnnounceStop() => _stopAnnounced = true;

    /// <summary>Ends the connection from our side.</summary>
    public void End(DisconnectReason reason, string message)
    {
        if (_ended.TrySetResult(new Disconnection(reason, message)))
        {
            _pending.EndAll(CommandResult.Disconnected(message));
            _stop.Cancel();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _transport.CloseAsync();
        End(DisconnectReason.Cancelled, "The connection to Home Assistant was closed.");
        await _loops;
        _transport.Dispose();
        _stop.Dispose();
    }

    private async Task<Subscription> ExchangeAsync(JsonObject command, Func<JsonElement, bool>? handler, TimeSpan timeout, CancellationToken ct)
    {
        long id = 0;
        using var late = new CancellationTokenSource(timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, ct);
        var (stands, result) = (false, CommandResult.TimedOut);
        try
        {
            (id, var pending) = await SendAsync(command, handler, either.Token);
            result = await pending.WaitAsync(either.Token);
            stands = result.Status == ServiceCallStatus.Accepted;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            result = CommandResult.TimedOut;
        }
        finally
        {
            _pending.Forget(id);
            if (!stands)
            {
                _subscriptions.Remove(id);
            }
        }

        return new Subscription(id, result);
    }

    /// <summary>
    /// Numbers and sends under one lock, for ids must rise on the wire. Only waiting for the turn can be given up:
    /// a frame that was begun must be finished, or the connection is of no use.
    /// </summary>
    private async Task<(long Id, Task<CommandResult> Pending)> SendAsync(JsonObject command, Func<JsonElement, bool>? handler, CancellationToken turn)
    {
        await _sending.WaitAsync(turn);
        try
        {
            var id = ++_lastId;
            command["id"] = id;
            if (handler is not null)
            {
                _subscriptions.Add(id, handler);
            }

            var pending = _pending.Add(id);
            if (!pending.IsCompleted)
            {
                EndUnlessSent(await _transport.SendAsync(JsonSerializer.SerializeToUtf8Bytes(command), _options.SilenceLimit, _stop.Token));
            }

            return (id, pending);
        }
        finally
        {
            _sending.Release();
        }
    }

    private void EndUnlessSent(SendOutcome outcome)
    {
        switch (outcome)
        {
            case SendOutcome.NotTaken:
                End(DisconnectReason.Frozen, $"Home Assistant has not taken a message for {_options.SilenceLimit.TotalSeconds:0} s.");
                break;
            case SendOutcome.Broken:
                End(DisconnectReason.ClosedByPeer, "The connection to Home Assistant broke.");
                break;
        }
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                var received = await _transport.ReceiveAsync(_stop.Token);
                _heartbeat.Heard();
                if (received.End != TransportEnd.None)
                {
                    EndOf(received.End);
                    return;
                }

                if (!_incoming.Dispatch(received.Text))
                {
                    End(DisconnectReason.ProtocolError, "Home Assistant sent something that is not its protocol.");
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // We ended it ourselves.
        }
        catch (Exception failure)
        {
            End(DisconnectReason.ProtocolError, $"A message of Home Assistant could not be handled ({failure.GetType().Name}).");
        }
    }

    private void EndOf(TransportEnd end)
    {
        switch (end)
        {
            case TransportEnd.TooLarge:
                End(DisconnectReason.ProtocolError, $"Home Assistant sent a message of more than {WebSocketTransport.MaxMessageBytes / (1024 * 1024)} MiB.");
                break;
            case TransportEnd.NotText:
                End(DisconnectReason.ProtocolError, "Home Assistant sent a binary message.");
                break;
            case TransportEnd.Closed or TransportEnd.Broken when _stopAnnounced:
                End(DisconnectReason.Restarting, "Home Assistant is stopping or restarting.");
                break;
            case TransportEnd.Closed:
                End(DisconnectReason.ClosedByPeer, "Home Assistant closed the connection.");
                break;
            default:
                End(DisconnectReason.ClosedByPeer, "The connection to Home Assistant broke.");
                break;
        }
    }

    private async Task KeepAliveAsync()
    {
        try
        {
            while (await _heartbeat.NextAsync(_stop.Token) == Pulse.Ask)
            {
                await SendAsync(Messages.Ping(), null, _stop.Token);
            }

            End(DisconnectReason.Frozen, $"Home Assistant has been silent for {_options.SilenceLimit.TotalSeconds:0} s.");
        }
        catch (OperationCanceledException)
        {
            // The connection has ended.
        }
    }
}
