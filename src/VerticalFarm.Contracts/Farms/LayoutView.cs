using System.Collections.Immutable;

namespace VerticalFarm.Contracts.Farms;

/// <summary>A farm's layout as the API shows it.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.LayoutView")]
public sealed record LayoutView
{
    /// <inheritdoc cref="FarmLayout.Rows"/>
    [Id(0)]
    public required ImmutableArray<LayoutRow> Rows { get; init; }

    /// <summary>Rises with every change of the farm's profile or layout; served as the ETag.</summary>
    [Id(1)]
    public required long Version { get; init; }
}
