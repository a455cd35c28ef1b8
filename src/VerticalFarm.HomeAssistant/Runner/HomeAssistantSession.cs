using System.Text.Json;
using System.Text.Json.Nodes;
using VerticalFarm.HomeAssistant.Connection;
using VerticalFarm.HomeAssistant.Entities;
using VerticalFarm.HomeAssistant.Registry;

namespace VerticalFarm.HomeAssistant.Runner;

/// <summary>One connection's life as a listener sees it.</summary>
internal sealed class HomeAssistantSession(
    HomeAssistantConnection connection, StateFeed feed, WatchedEntities watched, string temperatureUnit, HomeAssistantOptions options) : IHomeAssistantSession
{
    public async Task<ServiceCallResult> CallServiceAsync(ServiceCall call, TimeSpan timeout, CancellationToken ct)
    {
        using var span = HomeAssistantTelemetry.Call(call.Domain, call.Service);
        var start = TimeProvider.System.GetTimestamp();
        var result = await SendAsync(call, timeout, ct);
        HomeAssistantTelemetry.Answered(span, result.Status.ToString(), TimeProvider.System.GetElapsedTime(start));
        return result;
    }

    private async Task<ServiceCallResult> SendAsync(ServiceCall call, TimeSpan timeout, CancellationToken ct)
    {
        // A frozen peer would carry it out when it thaws, whatever is wanted by then.
        if (connection.Silence > options.ProbeAfter
            && await connection.CallAsync(Messages.Ping(), timeout / 2, ct) is { Status: not ServiceCallStatus.Accepted } silent)
        {
            return silent.ToServiceCallResult() with { ErrorMessage = "Home Assistant gives no sign of life, so nothing was sent." };
        }

        return (await connection.CallAsync(Messages.CallService(call), timeout, ct)).ToServiceCallResult();
    }

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

    public async Task<ServiceCallResult> NotifyAsync(string service, string? title, string message, TimeSpan timeout, CancellationToken ct)
    {
        var result = await connection.CallAsync(Messages.CallService("notify", service, Message(title, message)), timeout, ct);
        if (result is { Status: ServiceCallStatus.Refused, ErrorCode: "not_found" })
        {
            // Newer cores have entities to be sent to, where older ones have services.
            var data = Message(title, message);
            data["entity_id"] = $"notify.{service}";
            var sent = await connection.CallAsync(Messages.CallService("notify", "send_message", data), timeout, ct);
            result = sent.ErrorCode == "not_found" ? result : sent;
        }

        return result.ToServiceCallResult();
    }

    public async Task<bool?> IsAdministratorAsync(CancellationToken ct)
    {
        var answer = await connection.CallAsync(Messages.CurrentUser(), options.CallTimeout, ct);
        return answer.Result is { ValueKind: JsonValueKind.Object } user && user.TryGetProperty("is_admin", out var isAdmin) && isAdmin.ValueKind is (JsonValueKind.True or JsonValueKind.False)
            ? isAdmin.GetBoolean()
            : null;
    }

    public async Task<IReadOnlyList<RegisteredEntity>> GetRegistryAsync(CancellationToken ct)
    {
        var answer = await connection.CallAsync(Messages.ListRegistry(), options.CallTimeout, ct);
        return answer.Status == ServiceCallStatus.Accepted ? RegistryReader.List(answer.Result) : throw new HomeAssistantCallException(answer.ToServiceCallResult());
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
        // Also users who are no administrators may; who may not, sees a renamed entity as a missing one.
        await connection.SubscribeAsync(Messages.SubscribeEvents("entity_registry_updated"), NoteRename, ct);
        await SubscribeAsync();
        ct.ThrowIfCancellationRequested();
        await listener.OnConnectedAsync(this, connection.Version, feed.Take().Changed, ct);
        while (true)
        {
            await feed.WaitAsync(ct);
            var changes = feed.Take();
            if (changes.Renamed.Count > 0)
            {
                await listener.OnRenamedAsync(changes.Renamed, ct);
            }

            if (changes.Changed.Count > 0 || changes.Removed.Count > 0)
            {
                await listener.OnStatesAsync(changes.Changed, changes.Removed, ct);
            }
        }
    }

    private static JsonObject Message(string? title, string message)
    {
        var data = new JsonObject { ["message"] = message };
        if (title is not null)
        {
            data["title"] = title;
        }

        return data;
    }

    private bool NoteRename(JsonElement @event)
    {
        if (RegistryReader.Rename(@event) is { } rename && watched.Ids.Contains(rename.From))
        {
            feed.Rename(rename);
        }

        return true;
    }
}
