using System.Net;
using VerticalFarm.Api.Tests.Gateway;
using VerticalFarm.Testing;

namespace VerticalFarm.Api.Tests.Hosting;

[Collection(typeof(HouseTests))]
public sealed class ManagementPortTests(House house)
{
    [Fact]
    public async Task Metrics_are_served_beside_the_rest_and_tell_of_requests()
    {
        await house.Api.GetAsync("/farms");
        var metrics = (await house.Api.GetAsync("//metrics")).Is(HttpStatusCode.OK);
        Assert.Contains("# TYPE http_server_request_duration_seconds histogram", metrics.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_port_of_their_own_metrics_and_readiness_are_found_there_alone()
    {
        var port = FreePort.Next();
        await using var gateway = await TestGateway.StartAsync(
            house.Database.ConnectionString, house.JwtKey, new Dictionary<string, string> { ["Management:Port"] = $"{port}" });
        using var management = new ApiClient(new Uri($"http://127.0.0.1:{port}"));
        await Eventually.BecomesTrueAsync(
            async () => (await management.GetAsync("/health/ready")).Status == HttpStatusCode.OK, TimeSpan.FromSeconds(60), "it is ready", TestContext.Current.CancellationToken);

        (await management.GetAsync("//metrics")).Is(HttpStatusCode.OK);
        (await gateway.Api.GetAsync("//metrics")).IsError(404, "NOT_FOUND");
        (await gateway.Api.GetAsync("/health/ready")).IsError(404, "NOT_FOUND");
        (await gateway.Api.GetAsync("/health")).Is(HttpStatusCode.OK);
    }
}
