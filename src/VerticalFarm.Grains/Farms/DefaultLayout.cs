using System.Collections.Immutable;
using VerticalFarm.Contracts.Farms;

namespace VerticalFarm.Grains.Farms;

/// <summary>The layout that a farm begins with, from the size of its room.</summary>
internal static class DefaultLayout
{
    // A rack 0.6 m deep and the aisle before it; a rack 1.2 m wide: common sizes of the trade.
    private const double MetresPerRow = 1.5;
    private const double MetresPerRack = 1.2;
    private const int ShelvesPerRack = 4;
    private const int Most = 12;

    /// <summary>Rows along the depth, racks along the width; two rows of three racks when the size is not known.</summary>
    public static FarmLayout For(double? widthMetres, double? depthMetres)
    {
        var rows = depthMetres is { } depth ? Fit(depth, MetresPerRow) : 2;
        var racks = widthMetres is { } width ? Fit(width, MetresPerRack) : 3;
        return new FarmLayout([.. Enumerable.Range(0, rows).Select(row => Row(row, racks))]);
    }

    private static int Fit(double metres, double each) => Math.Clamp((int)(metres / each), 1, Most);

    private static LayoutRow Row(int row, int racks) =>
        new(Guid.NewGuid(), $"Row {RowName(row)}", row, [.. Enumerable.Range(0, racks).Select(rack => Rack(row, rack))]);

    private static LayoutRack Rack(int row, int rack)
    {
        var name = $"{RowName(row)}{rack + 1}";
        var shelves = Enumerable.Range(0, ShelvesPerRack).Select(level => new LayoutShelf(Guid.NewGuid(), $"{name}-{level + 1}", level));
        return new LayoutRack(Guid.NewGuid(), $"Rack {name}", rack, shelves.ToImmutableArray());
    }

    private static char RowName(int row) => (char)('A' + row);
}
