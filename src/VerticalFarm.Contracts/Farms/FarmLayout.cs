using System.Collections.Immutable;

namespace VerticalFarm.Contracts.Farms;

/// <summary>Where things stand: rows of racks of shelves.</summary>
/// <param name="Rows">The rows, in order of position.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.FarmLayout")]
public sealed record FarmLayout([property: Id(0)] ImmutableArray<LayoutRow> Rows)
{
    /// <summary>The ids of a shelf, its rack and its row, the shelf first; empty when there is no such shelf.</summary>
    public ImmutableArray<Guid> ScopesOf(Guid? shelfId)
    {
        foreach (var row in Rows)
        {
            foreach (var rack in row.Racks)
            {
                if (rack.Shelves.Any(shelf => shelf.Id == shelfId))
                {
                    return [shelfId!.Value, rack.Id, row.Id];
                }
            }
        }

        return [];
    }
}

/// <summary>A row of racks along the depth of the room.</summary>
/// <param name="Id">The row's id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Position">Its place, counted from 0.</param>
/// <param name="Racks">Its racks.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.LayoutRow")]
public sealed record LayoutRow([property: Id(0)] Guid Id, [property: Id(1)] string Name, [property: Id(2)] int Position, [property: Id(3)] ImmutableArray<LayoutRack> Racks);

/// <summary>A rack of shelves.</summary>
/// <param name="Id">The rack's id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Position">Its place in the row, counted from 0.</param>
/// <param name="Shelves">Its shelves.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.LayoutRack")]
public sealed record LayoutRack([property: Id(0)] Guid Id, [property: Id(1)] string Name, [property: Id(2)] int Position, [property: Id(3)] ImmutableArray<LayoutShelf> Shelves);

/// <summary>A shelf, on which plants stand.</summary>
/// <param name="Id">The shelf's id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Position">Its level, the lowest 0.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.LayoutShelf")]
public sealed record LayoutShelf([property: Id(0)] Guid Id, [property: Id(1)] string Name, [property: Id(2)] int Position);
