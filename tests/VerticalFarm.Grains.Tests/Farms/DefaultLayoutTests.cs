using VerticalFarm.Grains.Farms;

namespace VerticalFarm.Grains.Tests.Farms;

public sealed class DefaultLayoutTests
{
    [Theory]
    [InlineData(null, null, 2, 3)]
    [InlineData(3.6, 4.5, 3, 3)]
    [InlineData(3.59, 4.49, 2, 2)] // what does not fit in whole is left out
    [InlineData(0.1, 0.1, 1, 1)]
    [InlineData(1000.0, 1000.0, 12, 12)]
    [InlineData(6.0, null, 2, 5)]
    [InlineData(null, 6.0, 4, 3)]
    public void There_are_as_many_rows_and_racks_as_the_room_holds(double? width, double? depth, int rows, int racks)
    {
        var layout = DefaultLayout.For(width, depth);
        Assert.Equal(rows, layout.Rows.Length);
        Assert.All(layout.Rows, row => Assert.Equal(racks, row.Racks.Length));
        Assert.All(layout.Rows.SelectMany(row => row.Racks), rack => Assert.Equal(4, rack.Shelves.Length));
    }

    [Fact]
    public void Everything_has_an_id_and_a_name_of_its_own_and_stands_at_its_position()
    {
        var layout = DefaultLayout.For(1000, 1000);
        var racks = layout.Rows.SelectMany(row => row.Racks).ToArray();
        var shelves = racks.SelectMany(rack => rack.Shelves).ToArray();

        Assert.Distinct(layout.Rows.Select(row => row.Id).Concat(racks.Select(rack => rack.Id)).Concat(shelves.Select(shelf => shelf.Id)));
        Assert.Distinct(layout.Rows.Select(row => row.Name).Concat(racks.Select(rack => rack.Name)).Concat(shelves.Select(shelf => shelf.Name)));
        Assert.Equal(Enumerable.Range(0, 12), layout.Rows.Select(row => row.Position));
        Assert.All(layout.Rows, row => Assert.Equal(Enumerable.Range(0, 12), row.Racks.Select(rack => rack.Position)));
        Assert.All(racks, rack => Assert.Equal(Enumerable.Range(0, 4), rack.Shelves.Select(shelf => shelf.Position)));
        Assert.Equal(("Row A", "Rack A1", "A1-1"), (layout.Rows[0].Name, racks[0].Name, shelves[0].Name));
    }

    [Fact]
    public void A_shelf_stands_in_its_rack_and_its_row_and_nothing_else_is_a_shelf()
    {
        var layout = DefaultLayout.For(null, null);
        var row = layout.Rows[1];
        var rack = row.Racks[2];

        Assert.Equal([rack.Shelves[3].Id, rack.Id, row.Id], layout.ScopesOf(rack.Shelves[3].Id).AsEnumerable());
        Assert.All(new Guid?[] { null, Guid.NewGuid(), rack.Id, row.Id }, id => Assert.True(layout.ScopesOf(id).IsEmpty));
    }
}
