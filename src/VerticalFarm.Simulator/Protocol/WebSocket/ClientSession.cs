using System.Net.WebSockets;
using System.Text.Json;
using VerticalFarm.Simulator.Core;

namespace VerticalFarm.Simulator.Protocol.WebSocket;

/// <summary>One client's WebSocket from <c>auth_required</c> to the close frame.</summary>
internal sealed class ClientSession(System.Net.WebSockets.WebSocket socket, SimulatedHome home, CommandTable commands) : IDisposable
{
    private static readonly TimeSpan AuthTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan GoodbyeTimeout = TimeSpan.FromSeconds(1);

    private readonly Outbox _outbox = new(socket, home.Faults.Freeze, home.Clock.Time);
    private readonly Inbox _inbox = new(socket);
    private readonly Dictionary<long, IDisposable> _subscriptions = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastId;
    private volatile bool _muted;

    public SimulatedHome Home => home;

    /// <summary>Who signed in.</summary>
    public HomeUser User { get; private set; }

    /// <summary>Whether the client understands several messages in one frame.</summary>
    public bool Coalesces
    {
        set => _outbox.Coalesces = value;
    }

    /// <summary>Talks until one side is done.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var writing = _outbox.RunAsync(cut.Token);
        var reading = ReadAsync(cut.Token);
        await Task.WhenAny(writing, reading);
        Unsubscribe();

        _outbox.Close(WebSocketCloseStatus.NormalClosure);
        await Task.WhenAny(writing, Task.Delay(CloseTimeout, home.Clock.Time, cut.Token));
        if (socket.State == WebSocketState.CloseSent)
        {
            await Task.WhenAny(GoodbyeAsync(reading, cut.Token), Task.Delay(GoodbyeTimeout, home.Clock.Time, cut.Token));
        }

        await cut.CancelAsync();
        await Task.WhenAll(writing, reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ended.SetResult();
    }

    /// <summary>Neither hears nor says anything any more, and leaves the connection open.</summary>
    public void Mute() => _muted = true;

    public void Send(string message)
    {
        if (!_muted)
        {
            _outbox.Add(message);
        }
    }

    /// <summary>Closes with 1000 after what waits is sent; completes when the session has ended.</summary>
    public Task CloseAsync()
    {
        if (_muted)
        {
            return Task.CompletedTask; // Nobody would hear it.
        }

        _outbox.Close(WebSocketCloseStatus.NormalClosure);
        return home.Faults.Freeze.IsFrozen ? Task.CompletedTask : _ended.Task.WaitAsync(CloseTimeout + CloseTimeout, home.Clock.Time);
    }

    /// <summary>Sends what a source has to say under the id of the command that asked for it.</summary>
    public void Subscribe(long id, Func<HomeAssistantEvent, string?> messageFor)
    {
        var subscription = home.Bus.Listen(happened =>
        {
            if (messageFor(happened) is { } message)
            {
                Send(message);
            }
        });
        lock (_subscriptions)
        {
            _subscriptions[id] = subscription;
        }
    }

    /// <summary>Ends a subscription; false if there is none of that id.</summary>
    public bool Unsubscribe(long id)
    {
        IDisposable? subscription;
        lock (_subscriptions)
        {
            _subscriptions.Remove(id, out subscription);
        }

        subscription?.Dispose();
        return subscription is not null;
    }

    public void Dispose() => Unsubscribe();

    private void Unsubscribe()
    {
        IDisposable[] subscriptions;
        lock (_subscriptions)
        {
            subscriptions = [.. _subscriptions.Values];
            _subscriptions.Clear();
        }

        foreach (var subscription in subscriptions)
        {
            subscription.Dispose();
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Send(Messages.AuthRequired);
        if (!await AuthenticateAsync(cancellationToken))
        {
            return;
        }

        while (true)
        {
            var inbound = await _inbox.ReadAsync(cancellationToken);
            await home.Faults.Freeze.PassAsync(cancellationToken);
            switch (inbound.Kind)
            {
                case InboundKind.Text or InboundKind.Binary when _muted:
                case InboundKind.Text when Handle(inbound.Data):
                case InboundKind.Binary when inbound.Data.Length > 0:
                    // A binary message goes to a handler by its first byte; as there is none, the real one too says nothing.
                    continue;
                case InboundKind.TooBig:
                    _outbox.Close(WebSocketCloseStatus.MessageTooBig);
                    return;
                default:
                    return;
            }
        }
    }

    private async Task<bool> AuthenticateAsync(CancellationToken cancellationToken)
    {
        var first = _inbox.ReadAsync(cancellationToken);
        if (await Task.WhenAny(first, Task.Delay(AuthTimeout, home.Clock.Time, cancellationToken)) != first)
        {
            // The read goes on, to see the client's close frame; only nobody listens to what it brings.
            return false;
        }

        var inbound = await first;
        await home.Faults.Freeze.PassAsync(cancellationToken);
        if (inbound.Kind != InboundKind.Text)
        {
            return false;
        }

        var (accepted, answer) = Authentication.Judge(inbound.Data, home.Token);
        if (answer is not null)
        {
            Send(answer);
        }

        User = accepted ?? HomeUser.Viewer;
        return accepted is not null;
    }

    private bool Handle(ReadOnlyMemory<byte> data)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(data);
        }
        catch (JsonException)
        {
            return false;
        }

        using (document)
        {
            var root = document.RootElement;
            foreach (var message in root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().AsEnumerable() : [root])
            {
                commands.Handle(this, message.Clone(), ref _lastId);
            }
        }

        return true;
    }

    /// <summary>Waits for the client's own close frame, so that it is not cut off while it still reads.</summary>
    private async Task GoodbyeAsync(Task reading, CancellationToken cancellationToken)
    {
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (socket.State == WebSocketState.CloseSent && (await _inbox.ReadAsync(cancellationToken)).Kind is InboundKind.Text or InboundKind.Binary)
        {
        }
    }
}
