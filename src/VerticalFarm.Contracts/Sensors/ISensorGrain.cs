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

    /// <summary>Readings that passed the judgement are committed: take the newest as latest and tell the rules that wait for it.</summary>
    [OneWay]
    Task Stored(SensorSlice slice);

    /// <summary>A rule wants to be told of every new reading. Committed on return.</summary>
    Task Subscribe(Guid ruleId);

    /// <summary>A rule does not want to be told any more. Committed on return.</summary>
    Task Unsubscribe(Guid ruleId);
}
