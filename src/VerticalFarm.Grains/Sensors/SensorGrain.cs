using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Feed;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Alerts;
using VerticalFarm.Grains.Audit;
using VerticalFarm.Grains.Calls;
using VerticalFarm.Grains.Feed;
using VerticalFarm.Grains.Readings;
using VerticalFarm.Grains.Readings.Desk;
using VerticalFarm.Grains.Storage;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Sensors;

/// <summary>A sensor; its readings are in SensorGrain.Readings.cs, what it tells of itself in SensorGrain.Alerts.cs.</summary>
internal sealed partial class SensorGrain(
    [PersistentState("sensor")] IPersistentState<SensorState> sensor,
    IReadingStore store,
    AuditLog audit,
    FeedLine feed,
    IOptions<AlertOptions> alertOptions,
    SensorDesk desk,
    BatchSettling settling,
    TimeProvider time,
    ILogger<SensorGrain> logger) : Grain, ISensorGrain, IFarmPart
{
    /// <summary>
    /// How many expected intervals may pass without a reading before a sensor is stale. Rules, which act, stop believing a reading after three;
    /// telling people waits longer, since loggers report in batches.
    /// </summary>
    internal const int StaleAfterIntervals = 10;

    // Not kept: the farm's Home Assistant says it again every minute, as long as it holds.
    private string? _entityProblem;

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
            TakePlace(latest: null);
            TellFeed();
        }

        return View();
    }

    public Task<Result<SensorView>> Get() => Task.FromResult<Result<SensorView>>(Look() is { } view ? view : Failure.NotFound("sensor"));

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

        await audit.RecordAsync(FarmId, AuditActions.Updated, AuditSubjects.Sensor, Id, sensor.State.Spec, spec);
        var before = spec.Thresholds == sensor.State.Spec.Thresholds ? _band : ThresholdBand.Fine;
        await sensor.CommitAsync(sensor.State with { Spec = spec, UpdatedAt = time.GetUtcNow(), Version = sensor.State.Version + 1 }, this);
        _band = Latest is { } latest ? ThresholdJudge.Judge(spec.Thresholds, before, latest.Value) : ThresholdBand.Fine;
        TellFeed();
        foreach (var rule in sensor.State.Subscribers)
        {
            await GrainFactory.GetGrain<IAutomationRuleGrain>(rule).FarmChanged(); // One way: sent, not awaited.
        }

        await TellAlertsAsync();
        return View();
    }

    public async Task<Result<Done>> Delete()
    {
        await audit.RecordAsync(FarmId, AuditActions.Deleted, AuditSubjects.Sensor, Id, before: sensor.State.Spec);
        await Farm().Forget(Id);
        await Remove();
        return Done.Value;
    }

    public async Task Remove()
    {
        await sensor.ClearAsync(this);
        LeavePlace();
        desk.Forget(Id);
        DeactivateOnIdle();
    }

    public Task Subscribe(Guid ruleId) => sensor.RecordExists && !sensor.State.Subscribers.Contains(ruleId)
        ? sensor.CommitAsync(sensor.State with { Subscribers = sensor.State.Subscribers.Add(ruleId) }, this)
        : Task.CompletedTask;

    public Task Unsubscribe(Guid ruleId) => sensor.RecordExists && sensor.State.Subscribers.Contains(ruleId)
        ? sensor.CommitAsync(sensor.State with { Subscribers = sensor.State.Subscribers.Remove(ruleId) }, this)
        : Task.CompletedTask;

    public Task FeedWatched(DateTimeOffset until)
    {
        feed.Watch(until);
        _place?.Watch(feed.WatchedUntil);
        LookAtSilence();
        return Task.CompletedTask;
    }

    public Task EntityNoted(string? problem)
    {
        if (sensor.RecordExists && _entityProblem != problem)
        {
            _entityProblem = problem;
            TellFeed();
        }

        return Task.CompletedTask;
    }

    // Also asked by who lists many, beside this grain's turns: it sees the state as it is kept at that moment.
    private SensorView? Look()
    {
        LookAtSilence();
        return sensor.RecordExists ? View() : null;
    }

    private static SensorSpec Complete(SensorSpec spec) => spec with { Unit = spec.Unit ?? SensorTypes.UnitOf(spec.Type) };

    private IFarmGrain Farm() => GrainFactory.GetGrain<IFarmGrain>(sensor.State.FarmId);

    private void TellFeed()
    {
        if (feed.IsWatched)
        {
            feed.Publish(sensor.State.FarmId, FeedEvent.Of(View()));
        }
    }

    private SensorStatus Status() => Latest switch
    {
        null => SensorStatus.Unknown,
        _ when IsSilent => SensorStatus.Stale,
        { } latest => ThresholdJudge.Judge(sensor.State.Spec.Thresholds, _band, latest.Value) switch
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
        Latest = Latest,
        Status = Status(),
        CreatedAt = sensor.State.CreatedAt,
        UpdatedAt = sensor.State.UpdatedAt,
        Version = sensor.State.Version,
        EntityProblem = sensor.State.Spec.EntityId is null ? null : _entityProblem,
    };
}
