using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Tests.Storage;

/// <summary>The JSON in <c>Storage/Kept</c> is what releases have written: a change of it takes a migration of what is in the store.</summary>
public sealed partial class StateJsonTests
{
    // Keys of dictionaries are data: places in a rule, and ids.
    private static readonly string[] Dictionaries = ["clauses", "members", "registry_ids"];

    [Fact]
    public void No_two_states_have_the_same_name_since_the_store_tells_them_apart_by_it() => Assert.Distinct(StateTypes.All.Select(state => state.Name));

    [Fact]
    public void Every_state_is_found() => Assert.Equal(10, StateTypes.All.Count);

    [Theory]
    [MemberData(nameof(StateTypes.Names), MemberType = typeof(StateTypes))]
    public void A_state_is_written_as_it_always_was(string name)
    {
        var written = JsonSerializer.SerializeToNode(StateExamples.Of(name), TypeOf(name), StoredJson.Options);
        Assert.True(JsonNode.DeepEquals(Kept(name), written), $"{name} is written as\n{written}");
    }

    [Theory]
    [MemberData(nameof(StateTypes.Names), MemberType = typeof(StateTypes))]
    public void What_was_written_is_read_back_whole(string name)
    {
        // The store keeps the members of an object in an order of its own.
        var read = Reversed(Kept(name)).Deserialize(TypeOf(name), ReadOptions);
        Assert.True(JsonNode.DeepEquals(Kept(name), JsonSerializer.SerializeToNode(read, TypeOf(name), StoredJson.Options)));
    }

    [Theory]
    [MemberData(nameof(StateTypes.Names), MemberType = typeof(StateTypes))]
    public void The_example_leaves_no_member_out(string name) => Assert.Equal(
        TypeOf(name).GetProperties().Select(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)).Order(),
        Kept(name).AsObject().Select(member => member.Key).Order());

    [Theory]
    [MemberData(nameof(StateTypes.Names), MemberType = typeof(StateTypes))]
    public void A_person_reads_it_as_the_API_writes_it(string name) => Assert.All(MembersOf(Kept(name)), key => Assert.Matches(SnakeCase(), key));

    [Theory]
    [MemberData(nameof(StateTypes.Names), MemberType = typeof(StateTypes))]
    public void A_state_that_says_nothing_yet_can_be_read(string name) => Assert.NotNull(JsonSerializer.Deserialize("{}", TypeOf(name), ReadOptions));

    private static JsonSerializerOptions ReadOptions { get; } = new(StoredJson.Options) { AllowOutOfOrderMetadataProperties = true };

    private static Type TypeOf(string name) => StateTypes.All.Single(state => state.Name == name).Type;

    private static JsonNode Kept(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Storage", "Kept", $"{name}.json")))!;

    private static JsonNode Reversed(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.Reverse().Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : Reversed(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : Reversed(item))]),
        _ => node.DeepClone(),
    };

    private static IEnumerable<string> MembersOf(JsonNode? node, string parent = "") => node switch
    {
        JsonObject members => members.SelectMany(member =>
            MembersOf(member.Value, member.Key).Concat(Dictionaries.Contains(parent) ? [] : [member.Key])),
        JsonArray items => items.SelectMany(item => MembersOf(item, parent)),
        _ => [],
    };

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex SnakeCase();
}
