using Orleans.Concurrency;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Contracts.Sensors;

/// <summary>
/// A sensor: what it measures, its thresholds, and its latest reading (in memory; found again in the store after an activation).
/// Key: the sensor's id.
/// </summary>
[Alias("VerticalFarm.ISensorGrain")]
public interface ISensorGrain : IGrainWithGuidKey
{
    /// <summary>Brings the sensor into being; a second time changes nothing. Committed on return.</summary>
    Task<SensorView> Create(Guid farmId, SensorSpec spec);

    /// <summary>The sensor with its latest reading.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Result<SensorView>> Get();

    /// <summary>Changes what a grower says of it. Committed on return.</summary>
    [Requires(Permission.FarmOwner)]
    Task<Result<SensorView>> Update(SensorPatch patch, long? ifVersion);

    /// <summary>Ends the sensor. Its readings stay in the store until their retention ends, but are not served any more.</summary>
    [Requires(Permission.FarmOwner)]
    Task<Result<Done>> Delete();

    /// <summary>Readings from the store, raw or in buckets.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Result<ReadingSeries>> Query(ReadingQuery query);

    /// <summary>Ends the sensor because its farm is ending.</summary>
    Task Remove();

    /// <summary>Judges readings before they are stored: is each plausible and timely? Changes nothing.</summary>
    [AlwaysInterleave]
    Task<ReadingJudgement> Judge(SensorSlice slice);

    /// <summary>Readings that were judged by <see cref="Judge"/> are committed or refused: count them, remember the newest and tell who waits for it.</summary>
    [OneWay]
    Task Settle(SettledReadings settled);

    /// <summary>The farm keeps its readings for so many days from now on; null for as long as usual.</summary>
    [OneWay]
    Task RetentionChanged(int? days);

    /// <summary>How many readings came, as this silo counted.</summary>
    [AlwaysInterleave]
    Task<ReadingCounts> GetCounts();

    /// <summary>Readings are committed and counted: tell the rules and whoever else waits for the newest of them. Not each is told, when they come fast.</summary>
    [OneWay]
    Task Stored(SensorSlice slice);

    /// <summary>Look whether readings come still, and tell the farm's alerts. Called every few minutes by the farm.</summary>
    [OneWay]
    Task CheckHealth();

    /// <summary>What became of the sensor's entity when Home Assistant does not have it, in words; null when it does.</summary>
    [OneWay]
    Task EntityNoted(string? problem);

    /// <summary>A rule wants to be told of every new reading. Committed on return.</summary>
    Task Subscribe(Guid ruleId);

    /// <summary>A rule does not want to be told any more. Committed on return.</summary>
    Task Unsubscribe(Guid ruleId);

    /// <summary>Somebody watches the farm until then: from the answer on, news is published to its feed.</summary>
    [AlwaysInterleave]
    Task FeedWatched(DateTimeOffset until);
}
