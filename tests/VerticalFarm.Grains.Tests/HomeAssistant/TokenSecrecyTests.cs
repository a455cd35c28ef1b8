using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Tests.Cluster;
using VerticalFarm.Simulator;

namespace VerticalFarm.Grains.Tests.HomeAssistant;

[Collection(typeof(ClusterTests))]
public sealed class TokenSecrecyTests(FarmCluster cluster)
{
    private const string Good = "a-good-token-like-no-other";
    private const string Bad = "a-wrong-token-like-no-other";

    [Fact]
    public async Task Neither_a_good_nor_a_wrong_token_is_in_any_log_line_trace_answer_or_description()
    {
        await using var home = await SimulatorServer.StartAsync(new SimulatorOptions { Token = Good, TimeProvider = cluster.Clock }, TestContext.Current.CancellationToken);
        await using var farm = await TestFarm.CreateAsync(cluster);
        using var watched = cluster.Logs.Begin();
        var settings = new HomeAssistantSettings { Url = home.Url.ToString(), Token = Good };
        var wrong = settings with { Token = Bad };

        var connected = (await farm.HomeAssistant.Configure(settings)).Good();
        await farm.IsConnectedAsync(true);
        home.Faults.DropConnections();
        var refused = (await farm.HomeAssistant.Configure(wrong)).Good();
        await FarmCluster.BecomesTrueAsync(async () => (await farm.HomeAssistant.Get()).Good().Reason == HomeAssistantFault.InvalidToken, "the token is refused");
        (await farm.HomeAssistant.Configure(wrong with { Url = "nowhere" })).Bad(FailureKind.Validation);
        var told = (await farm.HomeAssistant.Get()).Good();
        (await farm.HomeAssistant.Disconnect()).Good();

        Assert.NotEmpty(watched.Lines);
        Assert.NotEmpty(watched.Traces);
        string[] said = [.. watched.Lines, .. watched.Traces, $"{connected} {refused} {told} {settings} {wrong}"];
        Assert.All(said, text => Assert.False(text.Contains(Good, StringComparison.Ordinal) || text.Contains(Bad, StringComparison.Ordinal), text));
    }

    [Fact]
    public async Task What_is_kept_and_so_what_a_window_into_grains_can_show_has_the_token_encrypted_only()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        (await farm.HomeAssistant.Configure(new HomeAssistantSettings { Url = "http://127.0.0.1:1", Token = Good })).Good();

        var state = await cluster.Database.StateOfAsync("home-assistant", farm.Id);

        Assert.Contains("protected_token", state, StringComparison.Ordinal);
        Assert.DoesNotContain(Good, state, StringComparison.Ordinal);
        await farm.HomeAssistant.Disconnect();
    }
}
