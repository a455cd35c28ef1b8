using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Readings.Desk;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Sensors;

/// <summary>What a sensor does with readings: judges them, remembers the newest, hands out the stored ones.</summary>
internal sealed partial class SensorGrain
{
    private SensorPlace? _place;
    private TimeSpan _retention = ReadingJudge.Retention;
    private ThresholdBand _band;

    // The time of the newest reading that rules were told of: with several in a row the latest may be ahead of what is being told.
    private DateTimeOffset _lastNews;

    private SensorReading? Latest => _place?.Latest;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _awakeSince = time.GetUtcNow();
        if (!sensor.RecordExists)
        {
            return;
        }

        var kept = store.KeptDaysAsync(sensor.State.FarmId, cancellationToken);
        var known = await store.LatestAsync([Id], cancellationToken);
        _retention = ReadingJudge.RetentionOf(await kept);
        TakePlace(known.TryGetValue(Id, out var point) ? new SensorReading(point.At, point.Value) : null);
        if (Latest is { } latest)
        {
            _band = ThresholdJudge.Judge(sensor.State.Spec.Thresholds, _band, latest.Value);
            _lastNews = latest.Ts;
        }
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        LeavePlace();
        return Task.CompletedTask;
    }

    public Task<ReadingJudgement> Judge(SensorSlice slice)
    {
        if (!sensor.RecordExists || _place is not { } place)
        {
            return Task.FromResult(new ReadingJudgement());
        }

        var bounds = place.Bounds(sensor.State, time.GetUtcNow());
        return Task.FromResult(new ReadingJudgement { FarmId = FarmId, Refusals = ReadingJudge.Judge(bounds, slice), LateTicks = bounds.LateTicks });
    }

    public Task Settle(SettledReadings settled)
    {
        if (sensor.RecordExists && _place is { } place)
        {
            settling.Settle(place, settled);
        }

        return Task.CompletedTask;
    }

    public Task RetentionChanged(int? days)
    {
        _retention = ReadingJudge.RetentionOf(days);
        _place?.Retention = _retention;
        return Task.CompletedTask;
    }

    public Task<ReadingCounts> GetCounts()
    {
        var (tally, counts) = (desk.TallyOf(Id), desk.TallyOf(Id).Counts);
        return Task.FromResult(new ReadingCounts(tally.Since, counts.Received, counts.Stored, counts.Duplicate, counts.Rejected));
    }

    public async Task Stored(SensorSlice slice)
    {
        if (!sensor.RecordExists || slice.Values.Length == 0)
        {
            return;
        }

        var newest = 0;
        for (var i = 1; i < slice.Values.Length; i++)
        {
            // Of two at the same time the last one written wins, as in the store.
            newest = slice.UtcTicks[i] >= slice.UtcTicks[newest] ? i : newest;
        }

        var reading = new SensorReading(new DateTimeOffset(slice.UtcTicks[newest], TimeSpan.Zero), slice.Values[newest]);
        if (reading.Ts < _lastNews)
        {
            return; // Late data is history; nobody waits for it.
        }

        _lastNews = reading.Ts;
        _shownSilent = false;
        _band = ThresholdJudge.Judge(sensor.State.Spec.Thresholds, _band, reading.Value);
        TellFeed();
        foreach (var rule in sensor.State.Subscribers)
        {
            await GrainFactory.GetGrain<IAutomationRuleGrain>(rule).Consider(Id, reading.Ts, reading.Value); // One way: sent, not awaited.
        }

        await TellAlertsAsync();
        NoteWhatIsAwaited();
    }

    public async Task<Result<ReadingSeries>> Query(ReadingQuery query)
    {
        var resolution = query.Resolution switch
        {
            ReadingResolution.Auto => Resolutions.Auto(
                query.To - query.From, TimeSpan.FromSeconds(sensor.State.Spec.ExpectedIntervalSeconds), ReadingQuery.DefaultPoints),
            ReadingResolution.Raw => Resolution.Raw,
            ReadingResolution.Minute => Resolution.Minute,
            ReadingResolution.Hour => Resolution.Hour,
            _ => Resolution.Day,
        };
        var limit = Math.Min(query.Limit, ReadingQuery.MaxPage);
        if (resolution == Resolution.Raw)
        {
            var points = await store.RawAsync(Id, query.From, query.To, limit, CancellationToken.None);
            return new ReadingSeries { Resolution = ReadingResolution.Raw, Raw = [.. points.Select(point => new SensorReading(point.At, point.Value))] };
        }

        var buckets = await store.BucketsAsync(Id, query.From, query.To, resolution, limit, CancellationToken.None);
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

    private void TakePlace(SensorReading? latest)
    {
        _place = new SensorPlace(Id, () => sensor.RecordExists ? sensor.State : null, latest, desk.TallyOf(Id)) { Retention = _retention, View = Look };
        _place.Watch(feed.WatchedUntil);
        desk.Put(_place);
    }

    private void LeavePlace()
    {
        if (_place is { } place)
        {
            desk.Remove(place);
        }
    }
}
