using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Contracts.Weather;
using VerticalFarm.Grains.Audit;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Farms;

/// <summary>
/// What the farm owns. A part comes into being first and on the farm's list second: a silo that dies in between leaves a part that nobody
/// knows of, never a listed one that is not there. Such a part does nothing: a rule acts only while the farm lists it.
/// </summary>
internal sealed partial class FarmGrain
{
    public Task<FarmFacts?> Facts() => Task.FromResult(Exists
        ? new FarmFacts
        {
            Timezone = farm.State.Profile.Timezone,
            Layout = farm.State.Layout,
            Sensors = farm.State.Sensors,
            Devices = farm.State.Devices,
            Rules = [.. farm.State.Rules.Select(rule => rule.Id)],
            Place = farm.State.Profile is { Latitude: { } latitude, Longitude: { } longitude } ? new GeoPlace(latitude, longitude) : null,
        }
        : null);

    public Task<Result<Done>> ReviewRule(RuleDefinition rule) =>
        Task.FromResult<Result<Done>>(Check(() => FarmReview.Review(farm.State, rule)) is { } failure ? failure : Done.Value);

    public async Task<Result<SensorView>> AddSensor(SensorSpec spec, Guid? given)
    {
        var id = given ?? Guid.NewGuid();
        if (farm.State.Sensors.Any(sensor => sensor.Id == id))
        {
            return await GrainFactory.GetGrain<ISensorGrain>(id).Get();
        }

        if (Check(() => FarmReview.Review(farm.State, id, spec)) is { } failure)
        {
            return failure;
        }

        await audit.RecordAsync(Id, AuditActions.Created, AuditSubjects.Sensor, id, after: spec);
        var view = await GrainFactory.GetGrain<ISensorGrain>(id).Create(Id, spec);
        await SetHealthReminderAsync();
        await CommitParts(farm.State with { Sensors = farm.State.Sensors.Add(FactsOf(id, spec)), LooksAfterSensors = true }, entityTouched: spec.EntityId is not null);
        return view;
    }

    public async Task<Result<DeviceView>> AddDevice(DeviceSpec spec, Guid? given)
    {
        var id = given ?? Guid.NewGuid();
        if (farm.State.Devices.Any(device => device.Id == id))
        {
            return await GrainFactory.GetGrain<IDeviceGrain>(id).Get();
        }

        if (Check(() => FarmReview.Review(farm.State, id, spec)) is { } failure)
        {
            return failure;
        }

        await audit.RecordAsync(Id, AuditActions.Created, AuditSubjects.Device, id, after: spec);
        var view = await GrainFactory.GetGrain<IDeviceGrain>(id).Create(Id, spec);
        var before = farm.State;
        await CommitParts(farm.State with { Devices = farm.State.Devices.Add(FactsOf(id, spec)) }, entityTouched: true);
        await TellRivalsAsync(id, before);
        return view;
    }

    public async Task<Result<RuleView>> AddRule(RuleDefinition rule, Guid? given)
    {
        var id = given ?? Guid.NewGuid();
        if (farm.State.Rules.Any(known => known.Id == id))
        {
            return await Rule(id).Get();
        }

        if (Check(() => FarmReview.Review(farm.State, rule)) is { } failure)
        {
            return failure;
        }

        await audit.RecordAsync(Id, AuditActions.Created, AuditSubjects.Rule, id, after: rule);
        var view = await Rule(id).Create(Id, rule);
        await farm.CommitAsync(farm.State with { Rules = farm.State.Rules.Add(FactsOf(id, rule)) }, this);
        TellFeed();
        await Rule(id).FarmChanged(); // It acts from here on.
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

        var farmBefore = farm.State;
        await CommitParts(
            farm.State with { Devices = farm.State.Devices.Replace(before, FactsOf(id, spec)) }, entityTouched: before.EntityId != spec.EntityId);
        await TellRivalsAsync(id, farmBefore);
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
        TellFeed();
        return Done.Value;
    }

    // A part may be deleted while its farm ends: a farm that is no more must not come back by what it forgets.
    public async Task Forget(Guid id)
    {
        if (!farm.RecordExists)
        {
            return;
        }

        await CommitParts(
            farm.State with
            {
                Sensors = farm.State.Sensors.RemoveAll(sensor => sensor.Id == id),
                Devices = farm.State.Devices.RemoveAll(device => device.Id == id),
                Rules = farm.State.Rules.RemoveAll(rule => rule.Id == id),
            },
            entityTouched: true);

        // After it is off the lists: from then on nothing that it said is taken any more.
        await Alerts().Forget(id);
    }

    private static SensorFacts FactsOf(Guid id, SensorSpec spec) =>
        new(id, spec.Name, spec.Type, spec.Unit ?? SensorTypes.UnitOf(spec.Type), spec.EntityId, spec.ShelfId);

    private static DeviceFacts FactsOf(Guid id, DeviceSpec spec) => new(id, spec.Name, spec.Type, spec.EntityId, spec.ShelfId)
    {
        ExclusiveWith = spec.Safety.ExclusiveWith,
        FailSafe = spec.Safety.FailSafe,
    };

    private static RuleFacts FactsOf(Guid id, RuleDefinition rule) => new(id, rule.Name, rule.Mode == RuleMode.Armed && rule.IsSchedule());

    private Failure? Check(Func<Failure?> review) => Exists ? review() : Failure.NotFound("farm");

    private async Task CommitParts(FarmState next, bool entityTouched)
    {
        await farm.CommitAsync(next, this);
        TellFeed();
        await TellRules();
        if (entityTouched)
        {
            await HomeAssistant().KeepConnected();
        }
    }
}
