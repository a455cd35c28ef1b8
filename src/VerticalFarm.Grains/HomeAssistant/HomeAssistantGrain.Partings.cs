using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Grains.Devices.Control;

namespace VerticalFarm.Grains.HomeAssistant;

/// <summary>
/// Entities whose device was deleted, or now governs another one: told to go to their fail-safe state until they are seen so. They are watched
/// meanwhile, and tried whenever there is news of them, whenever a connection comes about, and every minute.
/// </summary>
internal sealed partial class HomeAssistantGrain
{
    // Over the present connection: when each was told last, and which ones Home Assistant took.
    private readonly Dictionary<string, DateTimeOffset> _toldToLeave = [];
    private readonly HashSet<string> _tookLeave = [];
    private bool _pursueAgain;
    private bool _pursuing;

    public async Task Leave(EntityParting parting)
    {
        await CommitAsync(state => state.Url is null
            ? state // Nothing moves it.
            : state with { Partings = [.. state.Partings.Where(other => other.EntityId != parting.EntityId), parting] });
        if (_session is { } session && !_watched.SetEquals(ToWatch()))
        {
            await WatchAsync(session);
        }

        _toldToLeave.Remove(parting.EntityId);
        _tookLeave.Remove(parting.EntityId);
        PursuePartingsSoon();
    }

    private bool IsLeft(string entityId) => configured.State.Partings.Any(parting => parting.EntityId == entityId);

    private HashSet<string> ToWatch() => [.. _links.Entities, .. configured.State.Partings.Select(parting => parting.EntityId)];

    // What was sent over an earlier connection is answered no more.
    private void ForgetPursuit()
    {
        _toldToLeave.Clear();
        _tookLeave.Clear();
    }

    // Nobody waits for it: a Home Assistant that is frozen would hold them up.
    private void PursuePartingsSoon() => _ = BesidesAsync("what was left", PursuePartingsAsync, CancellationToken.None);

    // Calls interleave here: who comes while another is at work has it look once more.
    private async Task PursuePartingsAsync()
    {
        _pursueAgain = true;
        if (_pursuing)
        {
            return;
        }

        _pursuing = true;
        try
        {
            while (_pursueAgain)
            {
                _pursueAgain = false;
                await Task.WhenAll(configured.State.Partings.Select(PursueAsync));
            }
        }
        finally
        {
            _pursuing = false;
        }

        if (configured.State is { Ending: true, Partings.IsEmpty: true })
        {
            await EndAsync();
        }
    }

    private async Task PursueAsync(EntityParting parting)
    {
        if (time.GetUtcNow() - parting.Since >= deviceOptions.Value.PartingTakesAtMost)
        {
            LogNotLeft(_logger, Id, parting.EntityId, parting.State, deviceOptions.Value.PartingTakesAtMost);
            await DropAsync([parting]);
            return;
        }

        if (_session is not null && !IsDone(parting) && IsTimeToTell(parting))
        {
            await TellToLeaveAsync(parting);
        }

        if (IsDone(parting))
        {
            await DropAsync([parting]);
        }
    }

    private async Task TellToLeaveAsync(EntityParting parting)
    {
        _toldToLeave[parting.EntityId] = time.GetUtcNow();
        var report = await CountedCallAsync(new DeviceDispatch
        {
            DeviceId = Guid.Empty,
            CommandId = Guid.NewGuid(),
            EntityId = parting.EntityId,
            Command = parting.State == PowerState.Off ? CommandKind.TurnOff : CommandKind.TurnOn,
        });
        if (report.Outcome == DispatchOutcome.Accepted)
        {
            _tookLeave.Add(parting.EntityId);
        }
        else
        {
            _toldToLeave.Remove(parting.EntityId); // One that is not there is told as soon as it is.
        }
    }

    // How it looked before it was told proves nothing: something may have been on its way. One that never says how it is counts as it was told.
    private bool IsDone(EntityParting parting) =>
        _tookLeave.Contains(parting.EntityId)
        && Observation(parting.EntityId) is { Available: true, ConnectedSince: var connected } seen
        && (seen.State?.State is not { } power || power == parting.State)
        && (!parting.MayComeLate || (connected > parting.Since ? connected.Value : parting.Since) + Ledger.StragglersTake <= time.GetUtcNow());

    private bool IsTimeToTell(EntityParting parting) =>
        !_toldToLeave.TryGetValue(parting.EntityId, out var told) || time.GetUtcNow() - told >= deviceOptions.Value.ObservationWindow;

    /// <summary>What a device of the farm governs again is that device's.</summary>
    /// <param name="asked">When the farm was asked for its devices: what was left later it may have named still.</param>
    private Task LeaveToDevicesAsync(DateTimeOffset asked) =>
        DropAsync([.. configured.State.Partings.Where(parting => parting.Since < asked && _links.DeviceOf(parting.EntityId) is not null)]);

    private async Task DropAsync(EntityParting[] partings)
    {
        if (partings.Length > 0)
        {
            await CommitAsync(state => state with { Partings = state.Partings.RemoveRange(partings) });
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Farm {FarmId}: {EntityId} has no device any more and was not seen {State} within {Time}; it is left as it is")]
    private static partial void LogNotLeft(ILogger logger, Guid farmId, string entityId, PowerState state, TimeSpan time);
}
