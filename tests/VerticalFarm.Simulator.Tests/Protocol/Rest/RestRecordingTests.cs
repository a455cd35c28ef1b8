using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using VerticalFarm.Simulator.Tests.Protocol.Recordings;

namespace VerticalFarm.Simulator.Tests.Protocol.Rest;

/// <summary>The simulator's REST answers against those of a real Home Assistant.</summary>
public sealed class RestRecordingTests
{
    private const string Heater = "switch.heater";
    private const string Valve = "switch.co2_valve";

    [Theory]
    [InlineData("001-api-ok")]
    [InlineData("002-api-bad-token")]
    [InlineData("003-api-expired-looking-jwt")]
    [InlineData("004-api-no-token")]
    [InlineData("005-api-basic-scheme")]
    [InlineData("006-api-lowercase-bearer")]
    [InlineData("007-api-no-slash")]
    [InlineData("008-api-unknown-path")]
    [InlineData("009-api-unknown-path-no-token")]
    [InlineData("010-config")]
    [InlineData("011-config-non-admin")]
    [InlineData("012-core-state")]
    [InlineData("013-states")]
    [InlineData("014-states-gzip")]
    [InlineData("015-states-non-admin")]
    [InlineData("016-state-found")]
    [InlineData("017-state-404")]
    [InlineData("018-state-invalid-id")]
    [InlineData("019-state-uppercase-id")]
    [InlineData("034-state-post-non-admin")]
    [InlineData("077-svc-get-405")]
    [InlineData("105-events")]
    [InlineData("106-components")]
    [InlineData("108-event-post")]
    [InlineData("109-event-post-empty")]
    [InlineData("110-event-post-list")]
    [InlineData("111-event-post-malformed")]
    [InlineData("112-event-post-non-admin")]
    [InlineData("122-history-no-filter")]
    [InlineData("123-history-bad-time")]
    [InlineData("124-history-unknown-entity")]
    [InlineData("126-check-config")]
    [InlineData("129-options-cors")]
    [InlineData("130-head")]
    [InlineData("131-websocket-plain-get")]
    [InlineData("132-path-traversal-filter")]
    [InlineData("133-injection-filter")]
    public Task A_request_is_answered_as_recorded(string recording) => ReplayAsync(recording);

    [Theory]
    [InlineData("050-svc-light-invalid-brightness")]
    [InlineData("058-svc-unknown-service")]
    [InlineData("059-svc-unknown-domain")]
    [InlineData("060-svc-missing-value")]
    [InlineData("062-svc-no-entity")]
    [InlineData("063-svc-extra-key")]
    [InlineData("064-svc-unknown-entity")]
    [InlineData("068-svc-none")]
    [InlineData("072-svc-malformed-json")]
    [InlineData("073-svc-json-list")]
    [InlineData("075-svc-target-key")]
    [InlineData("076-svc-area-target")]
    [InlineData("080-svc-bad-token")]
    [InlineData("082-svc-admin-only-as-non-admin")]
    public async Task A_call_that_moves_nothing_is_answered_as_recorded(string recording)
    {
        await using var server = await TestServers.StartAsync();
        using var replay = new RestReplay(server);
        var before = States(server);
        await replay.AnswersAsRecordedAsync(recording);
        Assert.Equal(before, States(server));
    }

    [Theory]
    [InlineData("043-svc-turn-on", "044-svc-turn-on-no-change", "045-svc-turn-off")]
    [InlineData("048-svc-light-brightness", "049-svc-light-brightness-pct")]
    [InlineData("051-svc-climate-set-temp", "052-svc-climate-set-temp-out-of-range", "053-svc-climate-hvac-mode", "054-svc-climate-hvac-off")]
    [InlineData("055-svc-humidifier")]
    [InlineData("043-svc-turn-on", "045-svc-turn-off", "120-history", "121-history-minimal")]
    [InlineData("056-svc-fan-percentage")]
    [InlineData("065-svc-mixed-entities", "066-svc-all")]
    [InlineData("070-svc-homeassistant-turn-on", "071-svc-homeassistant-turn-off")]
    [InlineData("078-svc-no-content-type", "079-svc-form-content-type")]
    [InlineData("081-svc-non-admin")]
    public Task Calls_are_answered_with_the_states_that_they_changed_as_recorded(params string[] recordings) => ReplayAsync(recordings);

    [Fact]
    public async Task A_call_for_an_entity_that_is_unavailable_is_answered_as_recorded_and_not_made_up_for()
    {
        await using var server = await TestServers.StartAsync();
        using var replay = new RestReplay(server);
        server.Faults.SetAvailable(Valve, available: false);
        await replay.AnswersAsRecordedAsync("085-svc-unavailable-entity");
        server.Faults.SetAvailable(Valve, available: true);
        Assert.Equal("off", server.State(Valve)!.State);
    }

    [Fact]
    public async Task A_call_for_an_entity_that_is_stuck_is_answered_as_recorded()
    {
        await using var server = await TestServers.StartAsync();
        using var replay = new RestReplay(server);
        server.Faults.SetStuck(Heater, stuck: true);
        await replay.AnswersAsRecordedAsync("096-svc-stuck");
        Assert.Equal("off", server.State(Heater)!.State);
    }

    [Fact]
    public async Task A_call_whose_state_comes_later_is_answered_as_recorded_before_it_comes()
    {
        await using var server = await TestServers.StartAsync();
        using var replay = new RestReplay(server);
        server.Faults.SetDelay(Heater, TimeSpan.FromHours(1), resultFirst: true);
        await replay.AnswersAsRecordedAsync("095-svc-late");
        Assert.Equal("off", server.State(Heater)!.State);
    }

    [Fact]
    public async Task Every_service_is_described_with_the_keys_of_the_recorded_one()
    {
        var recorded = RecordedExchange.Load("104-services").Json!.Value.EnumerateArray()
            .SelectMany(domain => domain.GetProperty("services").EnumerateObject(), (domain, service) => (Id(domain, service), service.Value))
            .DistinctBy(pair => pair.Item1).ToDictionary();
        await using var server = await TestServers.StartAsync();
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", TestServers.Token) } };
        var answered = JsonElement.Parse(await http.GetStringAsync(new Uri(server.Url, "api/services"), TestContext.Current.CancellationToken));

        // Valves came with 2024.1, a month after the version that was recorded.
        Assert.All(answered.EnumerateArray().Where(domain => domain.GetProperty("domain").GetString() != "valve"), domain => Assert.All(domain.GetProperty("services").EnumerateObject(), service =>
        {
            var real = recorded[Id(domain, service)];
            Assert.Equal(Keys(real), Keys(service.Value));
            Assert.Subset(Keys(real.GetProperty("fields")), Keys(service.Value.GetProperty("fields")));
        }));
    }

    [Fact]
    public async Task Valves_have_the_services_that_they_came_with()
    {
        await using var server = await TestServers.StartAsync();
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", TestServers.Token) } };
        var answered = JsonElement.Parse(await http.GetStringAsync(new Uri(server.Url, "api/services"), TestContext.Current.CancellationToken));
        var valve = answered.EnumerateArray().Single(domain => domain.GetProperty("domain").GetString() == "valve").GetProperty("services");

        // As 2024.1 describes them (components/valve/services.yaml): nothing recorded can say so.
        Assert.Equal(["close_valve", "open_valve", "set_valve_position", "stop_valve", "toggle"], Keys(valve).Order(StringComparer.Ordinal));
        Assert.Equal(["position"], Keys(valve.GetProperty("set_valve_position").GetProperty("fields")));
        Assert.True(valve.GetProperty("set_valve_position").GetProperty("fields").GetProperty("position").GetProperty("required").GetBoolean());
    }

    [Fact]
    public async Task A_body_over_16_MiB_is_refused_with_413()
    {
        var recorded = RecordedExchange.Load("128-too-large-body");
        await using var server = await TestServers.StartAsync();
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", TestServers.Token) } };
        using var body = new ByteArrayContent(new byte[17 * 1024 * 1024]);
        using var answer = await http.PostAsync(new Uri(server.Url, "api/services/switch/turn_on"), body, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode)recorded.Status, answer.StatusCode);
        Assert.Equal(recorded.Header("Content-Type"), answer.Content.Headers.ContentType?.ToString());
        Assert.StartsWith(
            recorded.Text![..recorded.Text!.LastIndexOf(' ')], await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task ReplayAsync(params string[] recordings)
    {
        await using var server = await TestServers.StartAsync();
        using var replay = new RestReplay(server);
        foreach (var recording in recordings)
        {
            await replay.AnswersAsRecordedAsync(recording);
        }
    }

    private static string[] States(SimulatorServer server) =>
        [.. Actuators.RoomActuators.All.Select(actuator => server.State(actuator.EntityId)!).Select(state => $"{state.EntityId} {state.State} {state.LastUpdated:O}")];

    private static string Id(JsonElement domain, JsonProperty service) => $"{domain.GetProperty("domain").GetString()}.{service.Name}";

    private static HashSet<string> Keys(JsonElement json) => [.. json.EnumerateObject().Select(property => property.Name)];
}
