using System.Text.Json;
using VerticalFarm.Simulator.Entities;
using VerticalFarm.Simulator.Tests.Protocol.Recordings;

namespace VerticalFarm.Simulator.Tests.Protocol.Rest;

/// <summary>Attributes of the room's entities against those of a real home.</summary>
public sealed class EntityAttributeTests
{
    /// <summary>Attributes that an integration may set or leave out.</summary>
    private static readonly HashSet<string> Optional = ["icon", "device_class", "unit_of_measurement"];

    /// <summary>The recorded version had no valves yet, and the recorded home no lamp without brightness.</summary>
    private static readonly string[] NotRecorded = ["valve.rinse_water", "light.work_light"];

    [Fact]
    public async Task Every_entity_has_the_attributes_of_a_recorded_one_of_its_domain()
    {
        var recorded = RecordedExchange.Load("013-states").Json!.Value.EnumerateArray()
            .ToLookup(state => Domain(state.GetProperty("entity_id").GetString()!), state => state.GetProperty("attributes"));
        await using var server = await TestServers.StartAsync();
        Assert.All(
            RoomSensor.All.Select(sensor => sensor.EntityId).Concat(Actuators.RoomActuators.All.Select(actuator => actuator.EntityId)).Except(NotRecorded),
            id => Assert.Contains(recorded[Domain(id)], real => IsLike(real, server.State(id)!.Attributes)));
    }

    private static bool IsLike(JsonElement real, IReadOnlyDictionary<string, JsonElement> attributes) =>
        real.EnumerateObject().Select(property => property.Name).Except(Optional).ToHashSet().SetEquals(attributes.Keys.Except(Optional))
        && attributes.All(attribute => !real.TryGetProperty(attribute.Key, out var value)
            || value.ValueKind == attribute.Value.ValueKind || value.ValueKind == JsonValueKind.Null || attribute.Value.ValueKind == JsonValueKind.Null);

    private static string Domain(string entityId) => entityId[..entityId.IndexOf('.', StringComparison.Ordinal)];
}
