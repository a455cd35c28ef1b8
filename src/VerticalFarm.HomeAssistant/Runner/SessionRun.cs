using System.Text.Json;
using VerticalFarm.HomeAssistant.Connection;

namespace VerticalFarm.HomeAssistant.Runner;

/// <summary>Runs a session on a fresh connection to its end.</summary>
internal sealed class SessionRun(
    HomeAssistantConnection connection, WatchedEntities watched, IHomeAssistantListener listener, HomeAssistantOptions options, TimeProvider time)
{
    /// <summary>The exception with which the listener ended the session, if it did.</summary>
    public Exception? ListenerFailure { get; private set; }

    /// <summary>For how long states were delivered.</summary>
    public TimeSpan Delivered { get; private set; }

    /// <summary>Returns when the connection has ended and the listener's last call has returned.</summary>
    public async Task<Disconnection> RunAsync(CancellationToken ct)
    {
        using var session = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var work = WorkAsync(session.Token);
        await Task.WhenAny(work, connection.Ended);
        await session.CancelAsync();
        await work;
        return connection.Ended.IsCompleted
            ? await connection.Ended
            : new Disconnection(DisconnectReason.Cancelled, "The connection to Home Assistant is closed from this side.");
    }

    private async Task WorkAsync(CancellationToken ct)
    {
        try
        {
            // Who may not subscribe to it sees a restart as a closed connection.
            await connection.SubscribeAsync(Messages.SubscribeEvents("homeassistant_stop"), StopAnnounced, ct);
            if (await new Startup(connection, options, time).WaitAsync(ct) is { } unit)
            {
                await DeliverAsync(unit, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The connection ended, or the runner was told to stop.
        }
    }

    private bool StopAnnounced(JsonElement @event)
    {
        connection.AnnounceStop();
        return true;
    }

    private async Task DeliverAsync(string temperatureUnit, CancellationToken ct)
    {
        var feed = new StateFeed(connection, temperatureUnit, options, time);
        var begun = time.GetTimestamp();
        try
        {
            await new HomeAssistantSession(connection, feed, watched, temperatureUnit, options).DeliverAsync(listener, ct);
        }
        catch (Exception failure) when (!(failure is OperationCanceledException && ct.IsCancellationRequested))
        {
            ListenerFailure = failure;
            connection.End(DisconnectReason.ListenerFailed, "What Home Assistant said could not be taken in.");
        }
        finally
        {
            Delivered = time.GetElapsedTime(begun);
        }
    }
}
