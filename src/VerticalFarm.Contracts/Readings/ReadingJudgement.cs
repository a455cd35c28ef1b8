namespace VerticalFarm.Contracts.Readings;

/// <summary>What a sensor says of readings that were sent for it.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ReadingJudgement")]
public sealed record ReadingJudgement
{
    /// <summary>The farm of the sensor; null when there is no such sensor, and then no reading is taken.</summary>
    [Id(0)]
    public Guid? FarmId { get; init; }

    /// <summary>Per reading; null when all are taken.</summary>
    [Id(1)]
    public ReadingRefusal[]? Refusals { get; init; }

    /// <summary>Readings of this time and before may be stored already: ticks of <see cref="DateTimeOffset.UtcTicks"/>.</summary>
    [Id(2)]
    public long LateTicks { get; init; } = long.MinValue;
}
