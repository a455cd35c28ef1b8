using VerticalFarm.Hosting.Health;
using VerticalFarm.Hosting.Tests.Cluster;
using VerticalFarm.Testing;

namespace VerticalFarm.Hosting.Tests.Health;

public sealed class HealthProbeTests(PostgresServer server)
{
    [Fact]
    public async Task It_says_whether_a_host_can_serve()
    {
        await using var database = await TestDatabase.CreateAsync(server);
        string address;
        await using (var silo = await TestHost.StartSiloAsync(database, TestContext.Current.CancellationToken))
        {
            address = silo.Address;
            Assert.Equal(0, await HealthProbe.RunAsync(["--probe", address + "/health/ready"]));
            Assert.Equal(1, await HealthProbe.RunAsync(["--probe", address + "/no-such-thing"]));
        }

        Assert.Equal(1, await HealthProbe.RunAsync(["--probe", address + "/health/ready"]));
    }

    [Fact]
    public void It_is_asked_for_by_name()
    {
        Assert.True(HealthProbe.IsAsked(["--probe", "http://127.0.0.1/"]));
        Assert.False(HealthProbe.IsAsked([]));
        Assert.False(HealthProbe.IsAsked(["--migrate"]));
    }
}
