using System.Net;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.Administration;

[Collection<HouseTests>]
public sealed class ClusterTests(House house)
{
    [Fact]
    public async Task Administrators_see_silos_grains_and_whether_rules_keep_up()
    {
        var admin = await Grower.RegisterAsync(house.Api);
        house.MakeAdmin(admin.Id);
        var farm = await admin.CreateFarmAsync();
        await admin.CreateSensorAsync(farm);

        var cluster = (await admin.GetAsync("/admin/cluster")).Is(HttpStatusCode.OK).Json;

        var silo = Assert.Single(cluster["silos"]!.AsArray())!;
        Assert.Equal("active", silo["status"]!.GetValue<string>());
        Assert.True(silo["activations"]!.GetValue<int>() > 0);
        Assert.True(silo["memory_bytes"]!.GetValue<long>() > 0);
        Assert.Contains(cluster["grains"]!.AsArray(), grain => grain!["type"]!.GetValue<string>().Contains("FarmGrain", StringComparison.Ordinal));
        Assert.Equal(0, cluster["reminders"]!["rules_late"]!.GetValue<long>());
    }

    [Fact]
    public async Task Nobody_else_does()
    {
        var grower = await Grower.RegisterAsync(house.Api);

        (await grower.GetAsync("/admin/cluster")).IsError(403, "AUTHORIZATION_ERROR");
        (await house.Api.GetAsync("/admin/cluster")).IsError(401, "AUTHENTICATION_ERROR");
    }
}
