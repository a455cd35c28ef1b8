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

    /// <summary>The ids of all rows, racks and shelves.</summary>
    public IReadOnlySet<Guid> Places() => new HashSet<Guid>(AllPlaces().Select(place => place.Id));

    /// <summary>Every field that is not valid, with its path.</summary>
    public IEnumerable<FieldError> Errors()
    {
        var seen = new HashSet<Guid>();
        var count = 0;
        foreach (var (path, id, name, position) in AllPlaces())
        {
            if (++count > MaxPlaces)
            {
                yield return new FieldError("rows", $"must have at most {MaxPlaces} rows, racks and shelves in all");
                yield break;
            }

            if (string.IsNullOrWhiteSpace(name) || name.Length > 100)
            {
                yield return new FieldError($"{path}.name", "must have 1 to 100 characters and not be blank");
            }

            if (position < 0)
            {
                yield return new FieldError($"{path}.position", "must be 0 or more");
            }

            if (!seen.Add(id))
            {
                yield return new FieldError($"{path}.id", "is another place's id");
            }
        }
    }

    // More than the largest farms have; keeps a farm's state within reason.
    private const int MaxPlaces = 5_000;

    private IEnumerable<(string Path, Guid Id, string Name, int Position)> AllPlaces()
    {
        for (var r = 0; r < Rows.Length; r++)
        {
            var row = Rows[r];
            yield return ($"rows[{r}]", row.Id, row.Name, row.Position);
            for (var k = 0; k < row.Racks.Length; k++)
            {
                var rack = row.Racks[k];
                yield return ($"rows[{r}].racks[{k}]", rack.Id, rack.Name, rack.Position);
                for (var s = 0; s < rack.Shelves.Length; s++)
                {
                    var shelf = rack.Shelves[s];
                    yield return ($"rows[{r}].racks[{k}].shelves[{s}]", shelf.Id, shelf.Name, shelf.Position);
                }
            }
        }
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
