using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Sensors;

/// <summary>What a sensor does with readings: judges them, remembers the newest, hands out the stored ones.</summary>
internal sealed partial class SensorGrain
{
    private static readonly TimeSpan QueryTimeout = TimeSpan.FromSeconds(10);

    private SensorReading? _latest;
    private ThresholdBand _band;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!sensor.RecordExists)
        {
            return;
        }

        var known = await store.LatestAsync([Id], cancellationToken);
        if (known.TryGetValue(Id, out var point))
        {
            TakeLatest(new SensorReading(point.At, point.Value));
        }
    }

    public Task<ReadingJudgement> Judge(SensorSlice slice) => Task.FromResult(new ReadingJudgement
    {
        FarmId = FarmId,
        Refusals = sensor.RecordExists ? ReadingJudge.Judge(sensor.State.Spec.Type, slice, time.GetUtcNow()) : null,
    });

    public async Task Stored(SensorSlice slice)
    {
        var newest = -1;
        for (var i = 0; i < slice.Values.Length; i++)
        {
            // Of two at the same time the last one written wins, as in the store.
            if (newest < 0 || slice.UtcTicks[i] >= slice.UtcTicks[newest])
            {
                newest = i;
            }
        }

        if (newest < 0 || !sensor.RecordExists)
        {
            return;
        }

        var reading = new SensorReading(new DateTimeOffset(slice.UtcTicks[newest], TimeSpan.Zero), slice.Values[newest]);
        if (_latest is { } latest && reading.Ts < latest.Ts)
        {
            return; // Late data is history; it never replaces a newer value.
        }

        TakeLatest(reading);
        foreach (var rule in sensor.State.Subscribers)
        {
            await GrainFactory.GetGrain<IAutomationRuleGrain>(rule).Consider(Id, reading.Ts, reading.Value); // One way: sent, not awaited.
        }
    }

    public async Task<Result<ReadingSeries>> Query(ReadingQuery query)
    {
        using var timeout = new CancellationTokenSource(QueryTimeout, time);
        var resolution = query.Resolution switch
        {
            ReadingResolution.Auto => Resolutions.Auto(
                query.To - query.From, TimeSpan.FromSeconds(sensor.State.Spec.ExpectedIntervalSeconds), ReadingQuery.DefaultPoints),
            ReadingResolution.Raw => Resolution.Raw,
            ReadingResolution.Minute => Resolution.Minute,
            ReadingResolution.Hour => Resolution.Hour,
            _ => Resolution.Day,
        };
        if (resolution == Resolution.Raw)
        {
            var points = await store.RawAsync(Id, query.From, query.To, query.Limit, timeout.Token);
            return new ReadingSeries { Resolution = ReadingResolution.Raw, Raw = [.. points.Select(point => new SensorReading(point.At, point.Value))] };
        }

        var buckets = await store.BucketsAsync(Id, query.From, query.To, resolution, query.Limit, timeout.Token);
        return new ReadingSeries
        {
            Resolution = resolution switch
            {
                Resolution.Minute => ReadingResolution.Minute,
                Resolution.Hour => ReadingResolution.Hour,
                _ => ReadingResolution.Day,
            },
            Buckets = [.. buckets.Select(bucket => new SensorBucket(bucket.At, bucket.Min, bucket.Average, bucket.Max, bucket.Count))],
        };
    }

    private void TakeLatest(SensorReading reading)
    {
        _latest = reading;
        _band = ThresholdJudge.Judge(sensor.State.Spec.Thresholds, _band, reading.Value);
    }
}
