using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Farms;

/// <summary>
/// What the farm owns. A part comes into being first and on the farm's list second: a silo that dies in between leaves a part that nobody
/// knows of, never a listed one that is not there.
/// </summary>
internal sealed partial class FarmGrain
{
    public Task<FarmFacts?> Facts() => Task.FromResult(Exists
        ? new FarmFacts { Timezone = farm.State.Profile.Timezone, Layout = farm.State.Layout, Sensors = farm.State.Sensors, Devices = farm.State.Devices }
        : null);

    public async Task<Result<SensorView>> AddSensor(SensorSpec spec)
    {
        var id = Guid.NewGuid();
        if (Check(() => FarmReview.Review(farm.State, id, spec)) is { } failure)
        {
            return failure;
        }

        var view = await GrainFactory.GetGrain<ISensorGrain>(id).Create(Id, spec);
        await CommitParts(farm.State with { Sensors = farm.State.Sensors.Add(FactsOf(id, spec)) }, entityTouched: spec.EntityId is not null);
        return view;
    }

    public async Task<Result<DeviceView>> AddDevice(DeviceSpec spec)
    {
        var id = Guid.NewGuid();
        if (Check(() => FarmReview.Review(farm.State, id, spec)) is { } failure)
        {
            return failure;
        }

        var view = await GrainFactory.GetGrain<IDeviceGrain>(id).Create(Id, spec);
        await CommitParts(farm.State with { Devices = farm.State.Devices.Add(FactsOf(id, spec)) }, entityTouched: true);
        return view;
    }

    public async Task<Result<RuleView>> AddRule(RuleDefinition rule)
    {
        if (Check(() => FarmReview.Review(farm.State, rule)) is { } failure)
        {
            return failure;
        }

        var id = Guid.NewGuid();
        var view = await Rule(id).Create(Id, rule);
        await farm.CommitAsync(farm.State with { Rules = farm.State.Rules.Add(FactsOf(id, rule)) }, this);
        return view;
    }

    public async Task<Result<Done>> ReviseSensor(Guid id, SensorSpec spec)
    {
        if (Check(() => FarmReview.Review(farm.State, id, spec)) is { } failure)
        {
            return failure;
        }

        if (farm.State.Sensors.FirstOrDefault(sensor => sensor.Id == id) is not { } before)
        {
            return Failure.NotFound("sensor");
        }

        await CommitParts(
            farm.State with { Sensors = farm.State.Sensors.Replace(before, FactsOf(id, spec)) }, entityTouched: before.EntityId != spec.EntityId);
        return Done.Value;
    }

    public async Task<Result<Done>> ReviseDevice(Guid id, DeviceSpec spec)
    {
        if (Check(() => FarmReview.Review(farm.State, id, spec)) is { } failure)
        {
            return failure;
        }

        if (farm.State.Devices.FirstOrDefault(device => device.Id == id) is not { } before)
        {
            return Failure.NotFound("device");
        }

        await CommitParts(
            farm.State with { Devices = farm.State.Devices.Replace(before, FactsOf(id, spec)) }, entityTouched: before.EntityId != spec.EntityId);
        return Done.Value;
    }

    public async Task<Result<Done>> ReviseRule(Guid id, RuleDefinition rule)
    {
        if (Check(() => FarmReview.Review(farm.State, rule)) is { } failure)
        {
            return failure;
        }

        if (farm.State.Rules.FirstOrDefault(known => known.Id == id) is not { } before)
        {
            return Failure.NotFound("rule");
        }

        await farm.CommitAsync(farm.State with { Rules = farm.State.Rules.Replace(before, FactsOf(id, rule)) }, this);
        return Done.Value;
    }

    public Task Forget(Guid id) => CommitParts(
        farm.State with
        {
            Sensors = farm.State.Sensors.RemoveAll(sensor => sensor.Id == id),
            Devices = farm.State.Devices.RemoveAll(device => device.Id == id),
            Rules = farm.State.Rules.RemoveAll(rule => rule.Id == id),
        },
        entityTouched: true);

    private static SensorFacts FactsOf(Guid id, SensorSpec spec) =>
        new(id, spec.Name, spec.Type, spec.Unit ?? SensorTypes.UnitOf(spec.Type), spec.EntityId, spec.ShelfId);

    private static DeviceFacts FactsOf(Guid id, DeviceSpec spec) => new(id, spec.Name, spec.Type, spec.EntityId, spec.ShelfId);

    private static RuleFacts FactsOf(Guid id, RuleDefinition rule) => new(id, rule.Name, rule.Mode == RuleMode.Armed && rule.IsSchedule());

    private Failure? Check(Func<Failure?> review) => Exists ? review() : Failure.NotFound("farm");

    private async Task CommitParts(FarmState next, bool entityTouched)
    {
        await farm.CommitAsync(next, this);
        await TellRules();
        if (entityTouched)
        {
            await HomeAssistant().KeepConnected();
        }
    }
}
