using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using VerticalFarm.Testing;

namespace VerticalFarm.Simulator.Tests.Commands;

public sealed class ServeTests
{
    private const string Token = "a token of the tests";
    private const string Fan = "fan.exhaust_fan";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fan_that_runs_still_runs_after_the_program_was_killed()
    {
        var state = Path.GetTempFileName();
        File.Delete(state);
        var port = FreePort.Next();
        using (var first = new SimulatorProcess(Token, "serve", "--port", $"{port}", "--state", state))
        {
            using var http = Client(await first.ListensAsync());
            using var called = await http.PostAsJsonAsync(new Uri("api/services/fan/turn_on", UriKind.Relative), new { entity_id = Fan }, Ct);
            called.EnsureSuccessStatusCode();
            await Eventually.BecomesTrueAsync(
                () => File.Exists(state) && File.ReadAllText(state).Contains(Fan, StringComparison.Ordinal), TimeSpan.FromSeconds(10), "the state is written", Ct);
            first.Kill();
        }

        using var second = new SimulatorProcess(Token, "serve", "--port", $"{port}", "--state", state);
        using var again = Client(await second.ListensAsync());
        var fan = await again.GetFromJsonAsync<JsonElement>(new Uri("api/states/" + Fan, UriKind.Relative), Ct);
        Assert.Equal("on", fan.GetProperty("state").GetString());
        File.Delete(state);
    }

    [Theory]
    [InlineData("--port", "99999", "--port must be 0 to 65535")]
    [InlineData("--speed", "0", "--speed must be")]
    [InlineData("--host", "here", "--host must be an IP address")]
    [InlineData("--time-zone", "Mars/Olympus", "--time-zone must be")]
    public async Task A_bad_option_is_named(string option, string value, string message)
    {
        using var simulator = new SimulatorProcess(Token, "serve", option, value);
        Assert.NotEqual(0, await simulator.EndsAsync());
        Assert.Contains(message, simulator.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_token_it_does_not_start()
    {
        using var simulator = new SimulatorProcess(null, "serve", "--port", "0");
        Assert.Equal(1, await simulator.EndsAsync());
        Assert.Contains("SIMULATOR_TOKEN", simulator.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var first = new SimulatorProcess(Token, "serve", "--port", "0");
        var port = (await first.ListensAsync()).Port;
        using var second = new SimulatorProcess(Token, "serve", "--port", $"{port}");
        Assert.Equal(1, await second.EndsAsync());
        Assert.Contains($"port {port}", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_without_a_gateway_says_so()
    {
        using var demo = new SimulatorProcess(Token, "demo", "--gateway", "ftp://nowhere", "--out", Path.GetTempPath() + "demo.json");
        Assert.NotEqual(0, await demo.EndsAsync());
        Assert.Contains("--gateway must be an http or https address", demo.Output, StringComparison.Ordinal);
    }

    private static HttpClient Client(Uri address) =>
        new() { BaseAddress = address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Token) } };
}
