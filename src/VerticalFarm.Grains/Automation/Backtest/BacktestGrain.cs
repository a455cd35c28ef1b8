using Orleans.Concurrency;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Automation.Backtest;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Automation.Evaluation;
using VerticalFarm.Grains.Automation.Sight;
using VerticalFarm.Grains.Calls;
using VerticalFarm.Grains.Devices.Envelope;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Automation.Backtest;

/// <summary>
/// Backtests, off the turns of the farm and its parts, and a few at once on a silo: more wait, so that trying rules never slows the ones that
/// act.
/// </summary>
[StatelessWorker(MaxAtOnce)]
internal sealed class BacktestGrain(RecordingLoader loader, TimeProvider time) : Grain, IBacktestGrain, IFarmPart
{
    private const int MaxAtOnce = 2;

    // Ends before whoever asked gives up.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(50);

    public Guid? FarmId => this.GetPrimaryKey();

    public async Task<Result<BacktestReport>> Run(BacktestRequest request, CancellationToken ct)
    {
        var farm = GrainFactory.GetGrain<IFarmGrain>(this.GetPrimaryKey());
        if ((await farm.ReviewRule(request.Rule)).Failure is { } failure)
        {
            return failure;
        }

        if (await farm.Facts() is not { } facts)
        {
            return Failure.NotFound("farm");
        }

        using var deadline = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, ct);
        try
        {
            return await RunAsync(request, facts, either.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return TooMuch($"takes longer than {Patience.TotalSeconds:0} s to try");
        }
        catch (ReadingStoreUnavailableException)
        {
            return new Failure { Kind = FailureKind.Unavailable, Message = "The database of readings does not answer just now", RetryAfter = TimeSpan.FromSeconds(2) };
        }
    }

    private async Task<Result<BacktestReport>> RunAsync(BacktestRequest request, FarmFacts facts, CancellationToken ct)
    {
        if (await LoadAsync(request, facts, ct) is not { } recording)
        {
            return TooMuch($"makes more than {RecordingLoader.MaxReadings} readings to look at");
        }

        // Seconds of work would hold up other grains of this silo; on a thread of its own it holds up nobody.
        return await Task.Run(
            () => new Backtester(request, recording).Run(
                selector => facts.Devices.Where(device => RuleScope.Chooses(selector, device, facts.Layout)).Select(device => device.Id), ct),
            ct);
    }

    private static Failure TooMuch(string why) => Failure.Validation([new FieldError("from", $"{why}: choose a shorter time")]);

    private async Task<FarmRecording?> LoadAsync(BacktestRequest request, FarmFacts facts, CancellationToken ct)
    {
        var rule = request.Rule;
        var looked = facts.Devices.Where(device => RuleScope.Looks(rule.When, device, facts.Layout)).Select(device => device.Id).ToArray();
        var moved = facts.Devices
            .Where(device => rule.Then.Concat(rule.Otherwise).OfType<DeviceAction>().Any(action => RuleScope.Chooses(action.Device, device, facts.Layout)))
            .Select(device => device.Id)
            .ToArray();
        var sensors = await ViewsAsync(
            facts.Sensors.Where(sensor => RuleScope.Looks(rule.When, sensor, facts.Layout)), sensor => GrainFactory.GetGrain<ISensorGrain>(sensor.Id).Get());
        var devices = await ViewsAsync(looked.Union(moved), id => GrainFactory.GetGrain<IDeviceGrain>(id).Get());
        var sight = new RuleSight(rule, facts, TimeZoneInfo.FindSystemTimeZoneById(facts.Timezone), sensors, devices.Where(device => looked.Contains(device.Id)));

        var from = Earliest(request, sight);
        if (await loader.ReadingsAsync(sight.Sensors, from, request.To, ct) is not { } recorded)
        {
            return null;
        }

        return new FarmRecording
        {
            Zone = sight.Zone,
            Resolution = recorded.Resolution,
            Sensors = [.. sight.Sensors.Zip(recorded.Readings)],
            Devices = [.. sight.Devices.Zip(await Task.WhenAll(sight.Devices.Select(device => loader.TurnsAsync(device.Id, request.From, request.To, ct))))],
            Moved = [.. devices.Where(device => moved.Contains(device.Id))],
        };
    }

    private static async Task<T[]> ViewsAsync<TKey, T>(IEnumerable<TKey> keys, Func<TKey, Task<Result<T>>> ask)
        where T : class => [.. (await Task.WhenAll(keys.Select(ask))).Select(answer => answer.Value).OfType<T>()];

    // As much before the time as may still count at its beginning: readings that are believed then, and the light of that day.
    private static DateTimeOffset Earliest(BacktestRequest request, RuleSight sight)
    {
        var believed = sight.Sensors.Select(sensor => SensorReader.MaxAge(null, sensor)).Append(LongestMaxAge(request.Rule.When)).Max();
        var light = RuleScope.Has<MetricCondition>(request.Rule.When, metric => metric.Metric == Metric.Dli)
            ? LocalDay.Of(request.From, sight.Zone).Start
            : request.From;
        return (light < request.From ? light : request.From) - believed;
    }

    private static TimeSpan LongestMaxAge(Condition condition) => condition switch
    {
        ILimited { MaxAgeSeconds: { } seconds } => TimeSpan.FromSeconds(seconds),
        _ => condition.Parts.Select(LongestMaxAge).DefaultIfEmpty(TimeSpan.Zero).Max(),
    };
}
