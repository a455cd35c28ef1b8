using System.Collections.Immutable;

namespace VerticalFarm.Contracts.Automation;

/// <summary>Holds when at least one of its parts holds.</summary>
/// <param name="Conditions">The parts, at least one, one of which must hold.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.AnyOf")]
public sealed record AnyOf([property: Id(0)] ImmutableArray<Condition> Conditions) : Condition
{
    /// <inheritdoc/>
    public override IReadOnlyList<Condition> Parts => Conditions;

    /// <inheritdoc/>
    public bool Equals(AnyOf? other) => other is not null && Conditions.AsSpan().SequenceEqual(other.Conditions.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Conditions.Aggregate(HashCode.Combine(nameof(AnyOf)), HashCode.Combine);
}
