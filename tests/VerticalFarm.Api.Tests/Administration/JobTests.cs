using System.Net;
using VerticalFarm.Api.Tests.Gateway;
using VerticalFarm.Testing;

namespace VerticalFarm.Api.Tests.Administration;

[Collection<HouseTests>]
public sealed class JobTests(House house)
{
    [Fact]
    public async Task Administrators_see_every_job_with_its_last_run_and_may_have_one_run()
    {
        var admin = await Grower.RegisterAsync(house.Api);
        house.MakeAdmin(admin.Id);

        var jobs = (await admin.GetAsync("/admin/jobs?search=audit")).Is(HttpStatusCode.OK).Json;
        var audit = Assert.Single(jobs["items"]!.AsArray())!;
        Assert.Equal(("audit", "job", "daily at 02:00"), (audit["name"]!.GetValue<string>(), audit["kind"]!.GetValue<string>(), audit["schedule"]!.GetValue<string>()));

        var before = await RunsAsync();
        (await admin.PostAsync("/admin/jobs/audit/run", new { })).Is(HttpStatusCode.Accepted);
        await Eventually.BecomesTrueAsync(async () => await RunsAsync() > before, TimeSpan.FromSeconds(30), "it has run", TestContext.Current.CancellationToken);

        (await admin.GetAsync("/admin/jobs/wash/runs")).IsError(404, "NOT_FOUND");
        (await admin.PostAsync("/admin/jobs/wash/run", new { })).IsError(404, "NOT_FOUND");

        async Task<int> RunsAsync() => (await admin.GetAsync("/admin/jobs/audit/runs?search=rows")).Is(HttpStatusCode.OK).Json["total"]!.GetValue<int>();
    }

    [Fact]
    public async Task Nobody_else_does()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        (await grower.GetAsync("/admin/jobs")).IsError(403, "AUTHORIZATION_ERROR");
        (await grower.GetAsync("/admin/jobs/audit/runs")).IsError(403, "AUTHORIZATION_ERROR");
        (await grower.PostAsync("/admin/jobs/audit/run", new { })).IsError(403, "AUTHORIZATION_ERROR");
        (await house.Api.GetAsync("/admin/jobs")).IsError(401, "AUTHENTICATION_ERROR");
    }
}
