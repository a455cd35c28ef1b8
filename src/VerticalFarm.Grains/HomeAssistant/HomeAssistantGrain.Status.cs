using System.Text.Json;
using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.HomeAssistant;

namespace VerticalFarm.Grains.HomeAssistant;

/// <summary>
/// The farm as an entity of Home Assistant: name, health and open alerts. A state that was written from outside is lost when Home Assistant
/// restarts, so it is written again after every connect.
/// </summary>
internal sealed partial class HomeAssistantGrain
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);

    /// <summary>How long an unchanged state stands before it is written again, so that its time tells whether anybody is still there.</summary>
    private static readonly TimeSpan WriteEvery = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan GoodbyePatience = TimeSpan.FromSeconds(5);

    private FarmView? _shown;
    private DateTimeOffset _shownAt;

    /// <summary>Keeps the state current until the connection ends.</summary>
    private async Task ShowFarmAsync(IHomeAssistantSession session, CancellationToken ct)
    {
        _shown = null;
        if (await session.IsAdministratorAsync(ct) == false)
        {
            LogNotShown(_logger, Id);
            return;
        }

        while (!ct.IsCancellationRequested && _rest is { } rest)
        {
            if ((await Farm().Get()).Value is { } farm && IsNews(farm) && !await WriteAsync(rest, farm, ct))
            {
                return;
            }

            await Task.Delay(LookEvery, time, ct);
        }
    }

    private bool IsNews(FarmView farm) =>
        _shown is not { } shown
        || (farm.Name, farm.HealthScore, farm.OpenAlerts, farm.DeviceCount, farm.SensorCount) != (shown.Name, shown.HealthScore, shown.OpenAlerts, shown.DeviceCount, shown.SensorCount)
        || time.GetUtcNow() - _shownAt >= WriteEvery;

    /// <summary>Writes it; false when there is no use in trying again over this connection.</summary>
    private async Task<bool> WriteAsync(HomeAssistantRestClient rest, FarmView farm, CancellationToken ct)
    {
        var id = await IdAsync(rest, farm, ct);
        var answer = await rest.SetStateAsync(id, StatusEntity.StateOf(farm), StatusEntity.AttributesOf(farm, time.GetUtcNow()), ct);
        if (answer.Status is 401 or 403)
        {
            LogNotShown(_logger, Id);
            return false;
        }

        if (answer.IsGood)
        {
            (_shown, _shownAt) = (farm, time.GetUtcNow());
            if (configured.State.StatusEntityId is { } former && former != id)
            {
                await rest.RemoveStateAsync(former, ct); // The farm was renamed.
            }

            await CommitAsync(state => state.Url is null ? state : state with { StatusEntityId = id });
        }

        return true;
    }

    /// <summary>The id by the farm's name, or another when one of that name is shown there already.</summary>
    private async Task<string> IdAsync(HomeAssistantRestClient rest, FarmView farm, CancellationToken ct)
    {
        var id = StatusEntity.IdFor(farm.Name, Id);
        if (configured.State.StatusEntityId is { } kept && (kept == id || kept == StatusEntity.OtherIdFor(farm.Name, Id)))
        {
            return kept;
        }

        var there = await rest.GetStateAsync(id, ct);
        return there.Json is { ValueKind: JsonValueKind.Object } state && state.TryGetProperty("attributes", out var attributes)
            && attributes.ValueKind == JsonValueKind.Object && attributes.TryGetProperty("farm_id", out var farmId) && farmId.ToString() != $"{Id}"
            ? StatusEntity.OtherIdFor(farm.Name, Id)
            : id;
    }

    private async Task RemoveStatusAsync()
    {
        if (_session is not null && _rest is { } rest && configured.State.StatusEntityId is { } id)
        {
            using var patience = new CancellationTokenSource(GoodbyePatience, TimeProvider.System);
            await BesidesAsync("the farm's own state", () => rest.RemoveStateAsync(id, patience.Token), patience.Token);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Farm {FarmId} cannot show itself in Home Assistant: that takes an administrator's token")]
    private static partial void LogNotShown(ILogger logger, Guid farmId);
}
