using System.Collections.Immutable;

namespace VerticalFarm.Contracts.Automation;

/// <summary>
/// Holds while the farm's own clocks show a time of the window. It goes by what clocks on the wall show: on the day that they change, an
/// hour that does not exist is skipped and one that comes twice counts both times.
/// </summary>
/// <param name="From">When the window opens, to the minute.</param>
/// <param name="To">When it closes, to the minute; not after <paramref name="From"/>: on the next day. Midnight to midnight is the whole day.</param>
/// <param name="Days">The days on which it opens, Monday first; empty: every day.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.TimeCondition")]
public sealed record TimeCondition(
    [property: Id(0)] TimeOnly From,
    [property: Id(1)] TimeOnly To,
    [property: Id(2)] ImmutableArray<DayOfWeek> Days) : Condition
{
    /// <inheritdoc/>
    public bool Equals(TimeCondition? other) =>
        other is not null && From == other.From && To == other.To && Days.AsSpan().SequenceEqual(other.Days.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(From, To, Days.Length);
}
