using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Calls;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Devices;

/// <summary>
/// The twin of an actuator. What is wanted: DeviceGrain.Commands.cs and DeviceGrain.Wishes.cs; how it is brought about and seen:
/// DeviceGrain.Pursuit.cs; when it must end: DeviceGrain.Lease.cs.
/// </summary>
internal sealed partial class DeviceGrain(
    [PersistentState("device")] IPersistentState<DeviceState> device,
    CommandLog log,
    IOptions<DeviceOptions> options,
    TimeProvider time,
    ILogger<DeviceGrain> logger) : Grain, IDeviceGrain, IFarmPart, IRemindable
{
    // What Home Assistant says. Not kept: after an activation it is asked again, and what was true then proves nothing now.
    private EntityObservation? _seen;

    public Guid? FarmId => device.RecordExists ? device.State.FarmId : null;

    private Guid Id => this.GetPrimaryKey();

    private ReportedState? Reported => _seen?.State;

    private DeviceAvailability Availability =>
        _seen is null ? DeviceAvailability.Unknown : _seen is { Connected: true, Available: true } ? DeviceAvailability.Online : DeviceAvailability.Offline;

    public async Task<DeviceView> Create(Guid farmId, DeviceSpec spec)
    {
        if (!device.RecordExists)
        {
            var now = time.GetUtcNow();
            await device.CommitAsync(new DeviceState { FarmId = farmId, Spec = spec, CreatedAt = now, UpdatedAt = now, Version = 1 }, this);
        }

        return View();
    }

    public Task<Result<DeviceView>> Get() => Task.FromResult<Result<DeviceView>>(device.RecordExists ? View() : Failure.NotFound("device"));

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

        if (spec.EntityId != device.State.Spec.EntityId)
        {
            _seen = null;
        }

        var mode = patch.Mode.IsGiven ? patch.Mode.Value : Mode();
        await CommitAsync(device.State with
        {
            Spec = spec,
            Mode = mode,
            OverrideUntil = mode == DeviceMode.Auto || patch.Mode.IsGiven ? null : device.State.OverrideUntil,
            UpdatedAt = time.GetUtcNow(),
            Version = device.State.Version + 1,
        });
        return View();
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (device.RecordExists)
        {
            await ResumeAsync();
        }
    }

    private Task CommitAsync(DeviceState next) => device.CommitAsync(next, this);

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
    };
}
