using System.Collections.Immutable;

namespace VerticalFarm.Contracts.Automation;

/// <summary>Holds when all of its parts hold.</summary>
/// <param name="Conditions">The parts, at least one, all of which must hold.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.AllOf")]
public sealed record AllOf([property: Id(0)] ImmutableArray<Condition> Conditions) : Condition
{
    /// <inheritdoc/>
    public override IReadOnlyList<Condition> Parts => Conditions;

    /// <inheritdoc/>
    public bool Equals(AllOf? other) => other is not null && Conditions.AsSpan().SequenceEqual(other.Conditions.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Conditions.Aggregate(HashCode.Combine(nameof(AllOf)), HashCode.Combine);
}
