using System.Text.Json;
using VerticalFarm.HomeAssistant.Entities;
using VerticalFarm.HomeAssistant.Tests.Recordings;

namespace VerticalFarm.HomeAssistant.Tests.Entities;

public sealed class CompressedStatesTests
{
    private readonly CompressedStates _states = new("°C");

    [Fact]
    public void The_recorded_session_ends_in_the_states_that_it_ended_in()
    {
        var history = new List<string>();
        foreach (var @event in Events("031-subscribe-entities", 1))
        {
            var changes = _states.Apply(@event)!.Value;
            history.AddRange(changes.Changed.Select(state => $"{state.EntityId} {state.State}"));
            history.AddRange(changes.Removed.Select(id => $"{id} removed"));
        }

        Assert.Equal(
            [
                "input_boolean.pump_a on", "switch.nutrient_pump on", "sensor.zone_1_ph 6.4", "light.grow_light_zone1 on", "light.grow_light_zone1 off",
                "sensor.ext_new 1", "sensor.ext_new 1", "sensor.ext_new 1", "sensor.ext_new removed", "switch.farmsim_flaky unavailable",
                "switch.farmsim_flaky off", "input_boolean.pump_a off", "switch.nutrient_pump off", "sensor.zone_1_ph 6.0",
            ],
            history.Skip(5));
        Assert.Equal(5, _states.Current.Count);
    }

    [Fact]
    public void An_attribute_is_added_changed_and_taken_away()
    {
        var seen = Events("031-subscribe-entities", 1)
            .SelectMany(@event => _states.Apply(@event)!.Value.Changed)
            .Where(state => state.EntityId == "sensor.ext_new")
            .Select(state => (Unit: state.Text("unit_of_measurement"), X: state.Number("x"), Changed: state.LastChanged, Updated: state.LastUpdated))
            .ToList();

        Assert.Equal(("ppm", 1.0), (seen[0].Unit, seen[0].X));
        Assert.Equal((null, 2.0), (seen[1].Unit, seen[1].X));

        // lu alone: an attribute was written; lc alone: both are now.
        Assert.Equal(seen[0].Changed, seen[1].Changed);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddMicroseconds(1795425321386792), seen[1].Updated);
        Assert.Equal(seen[2].Changed, seen[2].Updated);
    }

    [Fact]
    public void All_entities_of_a_real_home_are_read()
    {
        var first = Assert.Single(Events("032-subscribe-entities-all", 1));

        Assert.Equal(246, _states.Apply(first)!.Value.Changed.Count);
        Assert.All(_states.Current, state => Assert.True(state.LastUpdated >= state.LastChanged));
    }

    [Fact]
    public void A_listed_state_and_a_compressed_one_say_the_same()
    {
        var result = Recording.Load("015-get-states").FromServer.Select(text => JsonDocument.Parse(text).RootElement)
            .Single(message => message.GetProperty("type").GetString() == "result").GetProperty("result");

        var states = StateReader.ReadAll(result, "°C");
        var fan = states.Single(state => state.EntityId == "fan.living_room_fan");

        Assert.Equal(result.GetArrayLength(), states.Count);
        Assert.Equal(("fan", "on", 66.0), (fan.Domain, fan.State, fan.Number("percentage")));
        Assert.Equal(TimeSpan.Zero, fan.LastUpdated.Offset);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"a":[]}""")]
    [InlineData("""{"c":{"fan.never_added":{"+":{"s":"on"}}}}""")]
    [InlineData("""{"r":"fan.hall"}""")]
    public void An_event_that_does_not_fit_is_not_believed(string @event) =>
        Assert.Null(_states.Apply(JsonDocument.Parse(@event).RootElement));

    [Theory]
    [InlineData("{}")]
    [InlineData("7")]
    [InlineData("""{"s":1,"lc":1795425284}""")]
    [InlineData("""{"s":"on","lc":1e300}""")]
    public void An_entity_whose_state_is_none_hides_no_other_and_is_taken_when_it_is_one(string odd)
    {
        var added = _states.Apply(JsonElement.Parse($$$"""{"a":{"fan.odd":{{{odd}}},"fan.hall":{"s":"on","lc":1795425284} } }"""))!.Value;
        var changed = _states.Apply(JsonElement.Parse("""{"c":{"fan.odd":{"+":{"s":"on"}},"fan.hall":{"+":{"s":"off","lc":1795425285}}}}"""))!.Value;
        var mended = _states.Apply(JsonElement.Parse("""{"a":{"fan.odd":{"s":"off","lc":1795425286}}}"""))!.Value;

        Assert.Equal(["fan.hall"], added.Changed.Select(state => state.EntityId));
        Assert.Equal(["fan.hall"], changed.Changed.Select(state => state.EntityId));
        Assert.Equal(["fan.odd"], mended.Changed.Select(state => state.EntityId));
    }

    private static IEnumerable<JsonElement> Events(string recording, int subscription) => Recording.Load(recording).FromServer
        .Select(text => JsonDocument.Parse(text).RootElement)
        .Where(message => message.GetProperty("type").GetString() == "event" && message.GetProperty("id").GetInt32() == subscription)
        .Select(message => message.GetProperty("event"));
}
