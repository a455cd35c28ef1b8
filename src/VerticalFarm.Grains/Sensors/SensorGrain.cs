using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Calls;
using VerticalFarm.Grains.Storage;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Sensors;

/// <summary>A sensor; its readings are in SensorGrain.Readings.cs.</summary>
internal sealed partial class SensorGrain(
    [PersistentState("sensor")] IPersistentState<SensorState> sensor,
    IReadingStore store,
    TimeProvider time) : Grain, ISensorGrain, IFarmPart
{
    /// <summary>How many expected intervals may pass without a reading before a sensor is stale.</summary>
    internal const int StaleAfterIntervals = 3;

    public Guid? FarmId => sensor.RecordExists ? sensor.State.FarmId : null;

    private Guid Id => this.GetPrimaryKey();

    private TimeSpan StaleAfter => TimeSpan.FromSeconds(sensor.State.Spec.ExpectedIntervalSeconds * StaleAfterIntervals);

    public async Task<SensorView> Create(Guid farmId, SensorSpec spec)
    {
        if (!sensor.RecordExists)
        {
            var now = time.GetUtcNow();
            await sensor.CommitAsync(
                new SensorState { FarmId = farmId, Spec = Complete(spec), CreatedAt = now, UpdatedAt = now, Version = 1 }, this);
        }

        return View();
    }

    public Task<Result<SensorView>> Get() => Task.FromResult<Result<SensorView>>(sensor.RecordExists ? View() : Failure.NotFound("sensor"));

    public async Task<Result<SensorView>> Update(SensorPatch patch, long? ifVersion)
    {
        if (ifVersion is not null && ifVersion != sensor.State.Version)
        {
            return Failure.Stale();
        }

        var spec = Complete(patch.ApplyTo(sensor.State.Spec));
        if ((await Farm().ReviseSensor(Id, spec)).Failure is { } failure)
        {
            return failure;
        }

        await sensor.CommitAsync(sensor.State with { Spec = spec, UpdatedAt = time.GetUtcNow(), Version = sensor.State.Version + 1 }, this);
        _band = _latest is { } latest ? ThresholdJudge.Judge(spec.Thresholds, ThresholdBand.Fine, latest.Value) : ThresholdBand.Fine;
        return View();
    }

    public async Task<Result<Done>> Delete()
    {
        await Farm().Forget(Id);
        await Remove();
        return Done.Value;
    }

    public async Task Remove()
    {
        await sensor.ClearStateAsync();
        DeactivateOnIdle();
    }

    public Task Subscribe(Guid ruleId) => sensor.RecordExists && !sensor.State.Subscribers.Contains(ruleId)
        ? sensor.CommitAsync(sensor.State with { Subscribers = sensor.State.Subscribers.Add(ruleId) }, this)
        : Task.CompletedTask;

    public Task Unsubscribe(Guid ruleId) => sensor.RecordExists && sensor.State.Subscribers.Contains(ruleId)
        ? sensor.CommitAsync(sensor.State with { Subscribers = sensor.State.Subscribers.Remove(ruleId) }, this)
        : Task.CompletedTask;

    private static SensorSpec Complete(SensorSpec spec) => spec with { Unit = spec.Unit ?? SensorTypes.UnitOf(spec.Type) };

    private IFarmGrain Farm() => GrainFactory.GetGrain<IFarmGrain>(sensor.State.FarmId);

    private SensorStatus Status() => _latest switch
    {
        null => SensorStatus.Unknown,
        { } latest when time.GetUtcNow() - latest.Ts > StaleAfter => SensorStatus.Stale,
        _ => _band switch
        {
            ThresholdBand.Fine => SensorStatus.Ok,
            ThresholdBand.Low or ThresholdBand.High => SensorStatus.Warning,
            _ => SensorStatus.Critical,
        },
    };

    private SensorView View() => new()
    {
        Id = Id,
        FarmId = sensor.State.FarmId,
        Name = sensor.State.Spec.Name,
        Type = sensor.State.Spec.Type,
        Unit = sensor.State.Spec.Unit ?? "",
        EntityId = sensor.State.Spec.EntityId,
        ShelfId = sensor.State.Spec.ShelfId,
        Thresholds = sensor.State.Spec.Thresholds,
        ExpectedIntervalSeconds = sensor.State.Spec.ExpectedIntervalSeconds,
        Latest = _latest,
        Status = Status(),
        CreatedAt = sensor.State.CreatedAt,
        UpdatedAt = sensor.State.UpdatedAt,
        Version = sensor.State.Version,
    };
}
