using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Feed;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Alerts;
using VerticalFarm.Grains.Audit;
using VerticalFarm.Grains.Calls;
using VerticalFarm.Grains.Devices.Control;
using VerticalFarm.Grains.Devices.Envelope;
using VerticalFarm.Grains.Feed;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Devices;

/// <summary>
/// The twin of an actuator. What is wanted: DeviceGrain.Commands.cs and DeviceGrain.Wishes.cs; how it comes about and when it must end:
/// DeviceGrain.Turns.cs, decided by the pure logic in Control and Envelope; what it must know for that: DeviceGrain.Surroundings.cs;
/// what people are told of it: DeviceGrain.Alerts.cs; its end: DeviceGrain.Ending.cs.
/// </summary>
internal sealed partial class DeviceGrain(
    [PersistentState("device")] IPersistentState<DeviceState> device,
    CommandLog log,
    DeviceRuns runs,
    AuditLog audit,
    IOptions<DeviceOptions> options,
    IOptions<AlertOptions> alertOptions,
    FeedLine feed,
    TimeProvider time,
    ILogger<DeviceGrain> logger) : Grain, IDeviceGrain, IFarmPart, IRemindable
{
    public Guid? FarmId => Exists ? device.State.FarmId : null;

    private Guid Id => this.GetPrimaryKey();

    private bool Exists => device is { RecordExists: true, State.Ending: false };

    private ReportedState? Reported => _seen?.State;

    private DeviceAvailability Availability =>
        _seen is null ? DeviceAvailability.Unknown : _seen is { Connected: true, Available: true } ? DeviceAvailability.Online : DeviceAvailability.Offline;

    public async Task<DeviceView> Create(Guid farmId, DeviceSpec spec)
    {
        if (!device.RecordExists)
        {
            var now = time.GetUtcNow();
            await CommitAsync(new DeviceState { FarmId = farmId, Spec = spec, CreatedAt = now, UpdatedAt = now, Version = 1 });
        }

        return View();
    }

    public Task<Result<DeviceView>> Get() => Task.FromResult<Result<DeviceView>>(Exists ? View() : Failure.NotFound("device"));

    public async Task<Result<DeviceView>> Update(DevicePatch patch, long? ifVersion)
    {
        if (ifVersion is not null && ifVersion != device.State.Version)
        {
            return Failure.Stale();
        }

        var spec = patch.ApplyTo(device.State.Spec);
        if ((await Farm().ReviseDevice(Id, spec)).Failure is { } failure)
        {
            return failure;
        }

        await audit.RecordAsync(FarmId, AuditActions.Updated, AuditSubjects.Device, Id, device.State.Spec, spec);
        var mode = patch.Mode.IsGiven ? patch.Mode.Value : Mode();
        var state = device.State;
        if (spec.EntityId != state.Spec.EntityId)
        {
            await LeaveAsync(state);
            await EndRunAsync();
            state = Moved(state);
        }

        await CommitAsync(state with
        {
            Spec = spec,
            Mode = mode,
            OverrideUntil = mode == DeviceMode.Auto || patch.Mode.IsGiven ? null : state.OverrideUntil,
            UpdatedAt = time.GetUtcNow(),
            Version = state.Version + 1,
        });
        _farm = null;
        await AdvanceAsync(); // A tighter envelope counts from now on, also for what runs already.
        return View();
    }

    public Task FeedWatched(DateTimeOffset until)
    {
        feed.Watch(until);
        return Task.CompletedTask;
    }

    private async Task CommitAsync(DeviceState next)
    {
        await device.CommitAsync(next, this);
        TellFeed();
    }

    private void TellFeed()
    {
        if (feed.IsWatched)
        {
            feed.Publish(device.State.FarmId, FeedEvent.Of(View()));
        }
    }

    // Another entity: nothing is known of it yet.
    private DeviceState Moved(DeviceState state)
    {
        _seen = null;
        return Pursuit.GiveWay(state, "Another entity was named", time.GetUtcNow()) with
        {
            Desired = null,
            DesiredBy = null,
            LeaseExpiresAt = null,
            TurnedOnAt = null,
            TurnedOffAt = null,
            StragglerSince = null,
            OfflineSince = null,
        };
    }

    private IFarmGrain Farm() => GrainFactory.GetGrain<IFarmGrain>(device.State.FarmId);

    private IHomeAssistantGrain HomeAssistant() => GrainFactory.GetGrain<IHomeAssistantGrain>(device.State.FarmId);

    // An override that has run out is over, whether or not anybody has looked since.
    private DeviceMode Mode() =>
        device.State.Mode == DeviceMode.Manual && device.State.OverrideUntil <= time.GetUtcNow() ? DeviceMode.Auto : device.State.Mode;

    private DeviceView View() => new()
    {
        Id = Id,
        FarmId = device.State.FarmId,
        Name = device.State.Spec.Name,
        Type = device.State.Spec.Type,
        EntityId = device.State.Spec.EntityId,
        ShelfId = device.State.Spec.ShelfId,
        Mode = Mode(),
        OverrideUntil = Mode() == DeviceMode.Manual ? device.State.OverrideUntil : null,
        Desired = device.State.Desired,
        Reported = Reported,
        Availability = Availability,
        Safety = device.State.Spec.Safety,
        LeaseExpiresAt = device.State.LeaseExpiresAt,
        CreatedAt = device.State.CreatedAt,
        UpdatedAt = device.State.UpdatedAt,
        Version = device.State.Version,
        Interlocks = [.. Interlocks.AgainstOn(device.State, Around(), time.GetUtcNow())],
        OnSecondsToday = Math.Round(OnTime.Today(device.State.OnTime, Ledger.OnSince(device.State), time.GetUtcNow(), Around().Zone)),
        EntityProblem = _seen?.Problem,
    };
}
