using VerticalFarm.Testing;

namespace VerticalFarm.EndToEnd.Tests;

[Collection(typeof(OneStackAtATime))]
public sealed class TwoSilosTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("silo-1")]
    [InlineData("silo-2")]
    public async Task When_one_of_two_silos_is_killed_the_loop_goes_on_within_a_minute(string victim)
    {
        await using var stack = await Stack.StartAsync(silos: 2, Ct);
        using var farm = await stack.SignInAsync(Ct);
        stack.Kill(victim);
        var killed = TimeProvider.System.GetUtcNow();

        await Eventually.BecomesTrueAsync(
            async () =>
            {
                var air = await farm.FindAsync("sensors", "Air temperature", Ct);
                var fresh = air.GetProperty("latest").GetProperty("ts").GetDateTimeOffset() > killed.AddSeconds(10);
                var rule = (await farm.FindAsync("rules", "Heat below 21 °C", Ct)).GetProperty("state").GetProperty("last_evaluated_at");
                return fresh && rule.GetDateTimeOffset() > killed.AddSeconds(10);
            },
            TimeSpan.FromSeconds(60), "readings come in and the rule is evaluated", Ct);

        var device = (await farm.FindAsync("devices", "CO2 valve", Ct)).GetProperty("id").GetString();
        var command = await farm.PostAsync($"devices/{device}/commands?wait=20", new { command = "turn_on", for_seconds = 2 }, Ct);
        Assert.Equal("observed", command.GetProperty("status").GetString());
    }
}
