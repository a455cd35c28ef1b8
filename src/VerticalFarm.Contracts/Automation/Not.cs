namespace VerticalFarm.Contracts.Automation;

/// <summary>Holds when its part does not.</summary>
/// <param name="Condition">The part.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.Not")]
public sealed record Not([property: Id(0)] Condition Condition) : Condition
{
    /// <inheritdoc/>
    public override IReadOnlyList<Condition> Parts => [Condition];
}
