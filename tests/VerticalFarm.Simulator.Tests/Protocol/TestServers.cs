namespace VerticalFarm.Simulator.Tests.Protocol;

/// <summary>Servers that say nothing of themselves: what they answer depends on nothing but what they are asked.</summary>
internal static class TestServers
{
    public const string Token = "a token of the tests";
    public const string ViewerToken = "a token of somebody who is no administrator";

    public static Task<SimulatorServer> StartAsync(TimeProvider? time = null) => SimulatorServer.StartAsync(
        new SimulatorOptions { Token = Token, ViewerToken = ViewerToken, ReportInterval = TimeSpan.FromDays(1), TimeProvider = time ?? TimeProvider.System },
        TestContext.Current.CancellationToken);
}
