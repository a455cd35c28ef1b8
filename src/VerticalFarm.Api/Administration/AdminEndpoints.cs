using VerticalFarm.Api.Forms;
using VerticalFarm.Api.Json;
using VerticalFarm.Api.OpenApi.Documents;
using VerticalFarm.Api.OpenApi.Vocabulary;
using VerticalFarm.Contracts.Administration;
using VerticalFarm.Contracts.Maintenance;

namespace VerticalFarm.Api.Administration;

/// <summary><c>admin/*</c>: for those who run the cluster; the silos know who they are.</summary>
internal static class AdminEndpoints
{
    public static void MapAdministration(this IEndpointRouteBuilder api)
    {
        var admin = api.MapGroup("/admin").WithTags(HostPaths.Tag);
        admin.MapGet("/cluster", DescribeAsync)
            .Describe("getCluster", "How the cluster is", """
                Its silos with their load, how many grains of each type are in memory, and whether rules are evaluated every minute. For administrators alone:
                those whom the silos' configuration names (`Accounts__Admins__0`). They find more at `/orleans`.
                """)
            .Answers<ClusterView>().Fails(StatusCodes.Status403Forbidden);
        admin.MapGet("/jobs", ListJobsAsync)
            .Describe("listJobs", "What the cluster does by itself", """
                Its own jobs, each with its last run and the next; then the reminders of grains, of each kind as one, with how many there are. Searches in the name.
                For administrators alone.
                """)
            .Lists<JobView>().Fails(StatusCodes.Status403Forbidden);
        admin.MapGet("/jobs/{job}/runs", ListRunsAsync)
            .Describe("listJobRuns", "The runs of a job", "The last hundred, the newest first. Searches in the detail. For administrators alone.")
            .Lists<JobRunView>().Fails(StatusCodes.Status403Forbidden);
        admin.MapPost("/jobs/{job}/run", RunAsync)
            .Describe("runJob", "Have a job run now", "Whether it is due or not; answers before it has run. Each job runs once at a time in the whole cluster. For administrators alone.")
            .Answers<JobView>(StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> DescribeAsync(IGrainFactory grains) => Answers.Json(await grains.GetGrain<IClusterGrain>(0).Describe());

    private static async Task<IResult> ListJobsAsync(HttpRequest request, IGrainFactory grains) =>
        Query.TryPage(request, out var page, out var error) ? Answers.Json(await Maintenance(grains).ListJobs(page)) : error;

    private static async Task<IResult> ListRunsAsync(HttpRequest request, string job, IGrainFactory grains) =>
        Query.TryPage(request, out var page, out var error) ? (await Maintenance(grains).ListRuns(job, page)).ToAnswer() : error;

    private static async Task<IResult> RunAsync(string job, IGrainFactory grains) => (await Maintenance(grains).Run(job)).ToAnswer(StatusCodes.Status202Accepted);

    private static IMaintenanceGrain Maintenance(IGrainFactory grains) => grains.GetGrain<IMaintenanceGrain>(0);
}
