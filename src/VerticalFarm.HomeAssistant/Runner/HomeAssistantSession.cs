using VerticalFarm.HomeAssistant.Connection;
using VerticalFarm.HomeAssistant.Entities;

namespace VerticalFarm.HomeAssistant.Runner;

/// <summary>One connection's life as a listener sees it.</summary>
internal sealed class HomeAssistantSession(
    HomeAssistantConnection connection, StateFeed feed, WatchedEntities watched, string temperatureUnit, HomeAssistantOptions options) : IHomeAssistantSession
{
    public async Task<ServiceCallResult> CallServiceAsync(ServiceCall call, TimeSpan timeout, CancellationToken ct) =>
        (await connection.CallAsync(Messages.CallService(call), timeout, ct)).ToServiceCallResult();

    public async Task<IReadOnlyList<EntityState>> GetStatesAsync(CancellationToken ct)
    {
        var answer = await connection.CallAsync(Messages.GetStates(), options.CallTimeout, ct);
        return answer.Status == ServiceCallStatus.Accepted
            ? StateReader.ReadAll(answer.Result, temperatureUnit)
            : throw new HomeAssistantCallException(answer.ToServiceCallResult());
    }

    public Task WatchAsync(IReadOnlyCollection<string> entityIds, CancellationToken ct)
    {
        watched.Replace(entityIds);
        return SubscribeAsync().WaitAsync(ct);
    }

    /// <summary>Subscribes to what is watched now; ends the connection when Home Assistant does not do it.</summary>
    public async Task SubscribeAsync()
    {
        if (!await feed.WatchAsync(watched.Ids))
        {
            connection.End(DisconnectReason.ProtocolError, "Home Assistant does not tell the states of the farm's entities.");
        }
    }

    /// <summary>Delivers states until the connection or the listener ends.</summary>
    public async Task DeliverAsync(IHomeAssistantListener listener, CancellationToken ct)
    {
        await SubscribeAsync();
        ct.ThrowIfCancellationRequested();
        await listener.OnConnectedAsync(this, connection.Version, feed.Take().Changed, ct);
        while (true)
        {
            await feed.WaitAsync(ct);
            if (feed.Take() is { } changes && (changes.Changed.Count > 0 || changes.Removed.Count > 0))
            {
                await listener.OnStatesAsync(changes.Changed, changes.Removed, ct);
            }
        }
    }
}
