using System.Net;
using VerticalFarm.Hosting.Cluster;

namespace VerticalFarm.Hosting.Tests.Cluster;

public sealed class ClusterSettingsValidatorTests
{
    private static string? Failure(ClusterSettings settings) => new ClusterSettingsValidator().Validate(null, settings).FailureMessage;

    [Fact]
    public void The_defaults_are_fine() => Assert.Null(Failure(new ClusterSettings()));

    [Fact]
    public void A_machine_may_find_its_own_address()
    {
        Assert.Null(Failure(new ClusterSettings { AdvertisedIP = "auto" }));
        Assert.False(IPAddress.IsLoopback(OwnAddress.Find()));
    }

    [Theory]
    [InlineData(" ", 1, 2, "10.0.0.1", "Cluster__Id")]
    [InlineData("x", 0, 2, "10.0.0.1", "Cluster__SiloPort")]
    [InlineData("x", 1, 65536, "10.0.0.1", "Cluster__GatewayPort")]
    [InlineData("x", 5, 5, "10.0.0.1", "must differ")]
    [InlineData("x", 1, 2, "silo-1", "Cluster__AdvertisedIP")]
    [InlineData("x", 1, 2, "0.0.0.0", "Cluster__AdvertisedIP")]
    public void A_wrong_setting_is_named_as_the_environment_names_it(string id, int siloPort, int gatewayPort, string advertisedIP, string expected)
    {
        var settings = new ClusterSettings { Id = id, SiloPort = siloPort, GatewayPort = gatewayPort, AdvertisedIP = advertisedIP };

        Assert.Contains(expected, Failure(settings)!, StringComparison.Ordinal);
    }
}
