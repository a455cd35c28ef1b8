using System.Text.Json.Serialization;
using Orleans.Storage;

namespace VerticalFarm.Hosting.Tests.Sql;

public sealed class GrainStorageTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    private readonly string _name = $"state-{Guid.NewGuid():N}";
    private readonly GrainId _grain = GrainId.Create("thing", Guid.NewGuid().ToString("N"));

    [Fact]
    public async Task Of_racing_first_writes_exactly_one_wins_and_leaves_one_row()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => TryWriteAsync(NewState(i)))));

        Assert.Equal(1, outcomes.Count(won => won));
        Assert.Equal(1L, await silo.Database.ScalarAsync("SELECT count(*) FROM grain_state WHERE grain = $1", _name));
    }

    [Fact]
    public async Task Of_racing_updates_of_one_version_exactly_one_wins()
    {
        var first = NewState(0);
        await WriteAsync(first);

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 16).Select(i =>
            Task.Run(() => TryWriteAsync(new GrainState<Thing>(new Thing { Number = i }, first.ETag) { RecordExists = true }))));

        Assert.Equal(1, outcomes.Count(won => won));
        Assert.Equal(2, await silo.Database.ScalarAsync("SELECT version FROM grain_state WHERE grain = $1", _name));
    }

    [Fact]
    public async Task A_write_on_an_old_version_is_refused_and_changes_nothing()
    {
        var state = NewState(1);
        await WriteAsync(state);
        var stale = state.ETag;
        state.State!.Number = 2;
        await WriteAsync(state);

        Assert.False(await TryWriteAsync(new GrainState<Thing>(new Thing { Number = 3 }, stale) { RecordExists = true }));

        Assert.Equal(2, (await ReadAsync()).State!.Number);
    }

    [Fact]
    public async Task What_was_written_is_read_back()
    {
        var written = NewState(42);
        written.State!.Text = "Grüße, \"quoted\", 🌱";
        written.State!.Value = 0.1 + 0.2;
        written.State!.Shape = new Circle { Radius = double.Epsilon };
        await WriteAsync(written);

        var read = await ReadAsync();

        Assert.Equivalent(written.State, read.State, strict: true);
        Assert.Equal(written.ETag, read.ETag);
        Assert.True(read.RecordExists);
    }

    [Fact]
    public async Task The_kind_of_a_polymorphic_member_survives_the_order_that_jsonb_gives_its_members()
    {
        // jsonb sorts members by length: "a" comes before "$type".
        var written = NewState(1);
        written.State!.Shape = new Square { A = 3 };
        await WriteAsync(written);

        Assert.Equal(3, Assert.IsType<Square>((await ReadAsync()).State!.Shape).A);
    }

    [Fact]
    public async Task Cleared_state_leaves_no_row_and_can_be_written_anew()
    {
        var state = NewState(1);
        await WriteAsync(state);

        await silo.Storage.ClearStateAsync(_name, _grain, state);
        Assert.Equal(0L, await silo.Database.ScalarAsync("SELECT count(*) FROM grain_state WHERE grain = $1", _name));

        state.State!.Number = 2;
        await WriteAsync(state);
        Assert.Equal(2, (await ReadAsync()).State!.Number);
    }

    [Fact]
    public async Task State_of_an_old_version_is_not_cleared()
    {
        var state = NewState(1);
        await WriteAsync(state);
        var stale = new GrainState<Thing>(new Thing(), state.ETag) { RecordExists = true };
        await WriteAsync(state);

        await Assert.ThrowsAsync<InconsistentStateException>(() => silo.Storage.ClearStateAsync(_name, _grain, stale));

        Assert.True((await ReadAsync()).RecordExists);
    }

    [Theory]
    [InlineData("email:ada@example.org", "email:ada@example.org")]
    [InlineData("5f0c1c7e2b6a4d0e9a3b1c2d3e4f5061", "5f0c1c7e-2b6a-4d0e-9a3b-1c2d3e4f5061")]
    [InlineData("2a", "42")]
    [InlineData("2a+part", "42+part")]
    public async Task The_view_shows_the_key_as_people_write_it(string key, string shown)
    {
        await silo.Storage.WriteStateAsync(_name, GrainId.Create("thing", key), NewState(1));

        Assert.Equal(shown, await silo.Database.ScalarAsync("SELECT key FROM grain_state WHERE grain = $1", _name));
    }

    private static GrainState<Thing> NewState(int number) => new(new Thing { Number = number });

    private async Task WriteAsync(IGrainState<Thing> state) => await silo.Storage.WriteStateAsync(_name, _grain, state);

    private async Task<bool> TryWriteAsync(IGrainState<Thing> state)
    {
        try
        {
            await WriteAsync(state);
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }

    private async Task<GrainState<Thing>> ReadAsync()
    {
        var state = new GrainState<Thing>(new Thing());
        await silo.Storage.ReadStateAsync(_name, _grain, state);
        return state;
    }

    private sealed class Thing
    {
        public int Number { get; set; }

        public string? Text { get; set; }

        public double Value { get; set; }

        public Shape? Shape { get; set; }
    }

    [JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
    [JsonDerivedType(typeof(Circle), "circle")]
    [JsonDerivedType(typeof(Square), "square")]
    private abstract class Shape;

    private sealed class Circle : Shape
    {
        public double Radius { get; set; }
    }

    private sealed class Square : Shape
    {
        [JsonPropertyName("a")]
        public double A { get; set; }
    }
}
