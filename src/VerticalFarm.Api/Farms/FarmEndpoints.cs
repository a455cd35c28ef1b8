using System.Security.Claims;
using VerticalFarm.Api.Forms;
using VerticalFarm.Api.Idempotency;
using VerticalFarm.Api.Json;
using VerticalFarm.Api.OpenApi.Vocabulary;
using VerticalFarm.Api.Reads;
using VerticalFarm.Api.Security;
using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Farms;

namespace VerticalFarm.Api.Farms;

/// <summary><c>farms</c>: the farm itself, its layout and its first screen.</summary>
internal static class FarmEndpoints
{
    public static void MapFarms(this IEndpointRouteBuilder api)
    {
        var farms = api.MapGroup("/farms").WithTags("Farms");
        farms.MapGet("/", ListAsync)
            .Describe("listFarms", "The caller's farms", "Searches in name and location.")
            .Lists<FarmView>();
        farms.MapPost("/", CreateAsync).Idempotent()
            .Describe("createFarm", "Make a farm", "It gets a layout that fits its size and three rules to begin with, disabled. 422 when the account has as many farms as it may.")
            .Takes<FarmProfile>().Creates<FarmView>().Fails(422);
        farms.MapGet("/{farmId:guid}", GetAsync)
            .Describe("getFarm", "A farm", "With counts of what it has, and the caller's role in it.")
            .AnswersTagged<FarmView>();
        farms.MapPut("/{farmId:guid}", UpdateAsync)
            .Describe("updateFarm", "Change a farm", "A field left out stays; `null` clears an optional one.")
            .Takes<FarmPatch>().Changes<FarmView>();
        farms.MapDelete("/{farmId:guid}", DeleteAsync)
            .Describe("deleteFarm", "End a farm", "Its devices go to their fail-safe state, and nothing of it is served any more.")
            .AnswersNothing();
        farms.MapGet("/{farmId:guid}/layout", LayoutAsync)
            .Describe("getLayout", "Where things stand", "Rows of racks of shelves.")
            .AnswersTagged<LayoutView>();
        farms.MapPut("/{farmId:guid}/layout", SetLayoutAsync)
            .Describe("setLayout", "Say where things stand", "The whole layout: what is not in it is gone. A place without `id` is a new one. 422 when something stands on a shelf that would go.")
            .Takes<FarmLayout>().Changes<LayoutView>().Fails(422);
        farms.MapGet("/{farmId:guid}/dashboard", DashboardAsync)
            .Describe("getDashboard", "All of the first screen", "The farm, its devices, sensors, schedules and alerts in one answer.")
            .Answers<DashboardAnswer>();
        farms.MapEmergencyStop();
    }

    private static async Task<IResult> ListAsync(HttpRequest request, ClaimsPrincipal user, IGrainFactory grains) =>
        Query.TryPage(request, out var page, out var error) ? Answers.Json(await Account(grains, user).ListFarms(page)) : error;

    private static async Task<IResult> CreateAsync(HttpContext context, ClaimsPrincipal user, IGrainFactory grains)
    {
        var (profile, error) = await Form.ReadAsync(context.Request, FarmForms.Profile, profile => profile.Errors());
        return profile is null ? error! : (await Account(grains, user).CreateFarm(profile, context.NewId())).ToCreated(context, farm => $"/farms/{farm.Id}", farm => farm.Version);
    }

    private static Task<IResult> GetAsync(Guid farmId, ClaimsPrincipal user, IGrainFactory grains, SharedAnswers shared) =>
        shared.AnswerAsync(nameof(GetAsync), farmId, user, () => Farm(grains, farmId).Get(), farm => farm, farm => farm.Version);

    private static async Task<IResult> UpdateAsync(HttpContext context, Guid farmId, IGrainFactory grains)
    {
        var (patch, error) = await Form.ReadAsync(context.Request, FarmForms.Patch, FarmForms.Errors);
        return patch is null ? error! : (await Farm(grains, farmId).Update(patch, context.Request.IfMatch())).ToAnswer(context, farm => farm.Version);
    }

    private static async Task<IResult> DeleteAsync(Guid farmId, IGrainFactory grains) => (await Farm(grains, farmId).Delete()).ToNoContent();

    private static async Task<IResult> LayoutAsync(HttpContext context, Guid farmId, IGrainFactory grains) =>
        (await Farm(grains, farmId).GetLayout()).ToAnswer(context, layout => layout.Version);

    private static async Task<IResult> SetLayoutAsync(HttpContext context, Guid farmId, IGrainFactory grains)
    {
        var (layout, error) = await Form.ReadAsync<FarmLayout>(context.Request, LayoutForms.Parse);
        return layout is null ? error! : (await Farm(grains, farmId).SetLayout(layout, context.Request.IfMatch())).ToAnswer(context, set => set.Version);
    }

    private static Task<IResult> DashboardAsync(Guid farmId, ClaimsPrincipal user, IGrainFactory grains, SharedAnswers shared) =>
        shared.AnswerAsync(nameof(DashboardAsync), farmId, user, () => Farm(grains, farmId).GetDashboard(), DashboardAnswer.Of);

    private static IFarmGrain Farm(IGrainFactory grains, Guid id) => grains.Grain<IFarmGrain>(id);

    private static IAccountGrain Account(IGrainFactory grains, ClaimsPrincipal user) => grains.Grain<IAccountGrain>(user.UserId()!.Value);
}
