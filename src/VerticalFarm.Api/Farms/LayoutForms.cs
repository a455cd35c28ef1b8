using System.Collections.Immutable;
using System.Text.Json;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Json;

namespace VerticalFarm.Api.Farms;

/// <summary>What people send of a layout. A place without an id is a new one; without a position it stands where the list has it.</summary>
internal static class LayoutForms
{
    private const int MaxItems = 1_000;

    public static FarmLayout? Parse(JsonElement body, ICollection<FieldError> errors)
    {
        if (ObjectReader.Open(body, "", errors) is not { } fields)
        {
            return null;
        }

        fields.RefuseOthers("rows");
        fields.Required("rows");
        var layout = new FarmLayout(Items(fields, "rows", errors, (row, id, name, position) => new LayoutRow(id, name, position, Racks(row, errors)), "racks"));
        if (errors.Count > 0)
        {
            return null;
        }

        foreach (var error in layout.Errors())
        {
            errors.Add(error);
        }

        return layout;
    }

    private static ImmutableArray<LayoutRack> Racks(ObjectReader row, ICollection<FieldError> errors) =>
        Items(row, "racks", errors, (rack, id, name, position) => new LayoutRack(id, name, position, Shelves(rack, errors)), "shelves");

    private static ImmutableArray<LayoutShelf> Shelves(ObjectReader rack, ICollection<FieldError> errors) =>
        Items(rack, "shelves", errors, (_, id, name, position) => new LayoutShelf(id, name, position));

    private static ImmutableArray<T> Items<T>(
        ObjectReader whole, string list, ICollection<FieldError> errors, Func<ObjectReader, Guid, string, int, T> make, params ReadOnlySpan<string> others)
    {
        var items = ImmutableArray.CreateBuilder<T>();
        foreach (var (item, path) in whole.Items(list, 0, MaxItems) ?? [])
        {
            if (ObjectReader.Open(item, path, errors) is not { } fields)
            {
                continue;
            }

            fields.RefuseOthers(["id", "name", "position", .. others]);
            fields.Required("name");
            items.Add(make(fields, fields.Id("id") ?? Guid.NewGuid(), fields.Text("name")?.Trim() ?? "", fields.Whole("position", 0, MaxItems) ?? items.Count));
        }

        return items.ToImmutable();
    }
}
