using System.Security.Claims;
using VerticalFarm.Api.Errors;
using VerticalFarm.Api.Forms;
using VerticalFarm.Api.Idempotency;
using VerticalFarm.Api.Json;
using VerticalFarm.Api.OpenApi.Vocabulary;
using VerticalFarm.Api.Security;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Json;

namespace VerticalFarm.Api.Sharing;

/// <summary><c>farms/{id}/members</c> and <c>farms/{id}/api-keys</c>: which people and which devices may do something in a farm.</summary>
internal static class SharingEndpoints
{
    public static void MapSharing(this IEndpointRouteBuilder api)
    {
        var members = api.MapGroup("/farms/{farmId:guid}/members").WithTags("Sharing");
        members.MapGet("/", MembersAsync)
            .Describe("listMembers", "Who shares a farm", "With what each may do.")
            .Lists<MemberView>();
        members.MapPost("/", ShareAsync).Idempotent()
            .Describe("shareFarm", "Share a farm", "By the address of an account that exists; again to give another role. A `viewer` reads, an `operator` also commands and changes rules, an `owner` does all.")
            .Takes<Invitation>().Answers<MemberView>(201).Fails(422);
        members.MapDelete("/{userId:guid}", UnshareAsync)
            .Describe("unshareFarm", "Share a farm no longer", "An owner sends others away; whoever it is may leave. A farm keeps one owner.")
            .AnswersNothing().Fails(422);
        var keys = api.MapGroup("/farms/{farmId:guid}/api-keys").WithTags("Sharing");
        keys.MapGet("/", KeysAsync)
            .Describe("listApiKeys", "A farm's API keys", "Without what proves them.")
            .Lists<ApiKeyView>();
        keys.MapPost("/", MakeKeyAsync)
            .Describe("createApiKey", "Make an API key", "For a device that sends readings. `key` is shown here and never again.")
            .Takes<NewKey>().AnswersLocated<MadeKey>(201).Fails(422);
        keys.MapDelete("/{keyId:guid}", TakeKeyAsync)
            .Describe("deleteApiKey", "Take an API key back", "It is refused from then on.")
            .AnswersNothing();
    }

    private static async Task<IResult> MembersAsync(HttpRequest request, Guid farmId, IGrainFactory grains) =>
        Query.TryPage(request, out var page, out var error) ? Answers.Json(await Farm(grains, farmId).ListMembers(page)) : error;

    private static async Task<IResult> ShareAsync(HttpRequest request, Guid farmId, IGrainFactory grains)
    {
        var (invitation, error) = await Form.ReadAsync(request, InvitationOf, Errors);
        return invitation is null ? error! : (await Farm(grains, farmId).SetMember(invitation.Email, invitation.Role)).ToAnswer(StatusCodes.Status201Created);
    }

    // An owner sends others away; whoever it is may leave.
    private static async Task<IResult> UnshareAsync(ClaimsPrincipal user, Guid farmId, Guid userId, IGrainFactory grains) =>
        (await (user.UserId() == userId ? Farm(grains, farmId).Leave() : Farm(grains, farmId).RemoveMember(userId))).ToNoContent();

    private static async Task<IResult> KeysAsync(HttpRequest request, Guid farmId, IGrainFactory grains) =>
        Query.TryPage(request, out var page, out var error) ? Answers.Json(await Farm(grains, farmId).ListApiKeys(page)) : error;

    // Not idempotent by key: to answer a secret twice it would have to be kept.
    private static async Task<IResult> MakeKeyAsync(HttpContext context, Guid farmId, IGrainFactory grains)
    {
        var (form, error) = await Form.ReadAsync(context.Request, NewKeyOf, form => ApiKeyView.NameErrors(form.Name));
        if (form is null)
        {
            return error!;
        }

        if (!(await Farm(grains, farmId).AddApiKey(form.Name)).TryGet(out var made, out var failure))
        {
            return ApiError.Of(failure);
        }

        context.Response.Headers.Location = $"/api/v1/farms/{farmId}/api-keys/{made.Key.Id}";
        var key = new ApiKey(farmId, made.Key.Id, made.Secret).ToString();
        return Answers.Json(new MadeKey(made.Key.Id, made.Key.Name, made.Key.Scope, made.Key.CreatedAt, made.Key.CreatedBy, key), StatusCodes.Status201Created);
    }

    private static async Task<IResult> TakeKeyAsync(Guid farmId, Guid keyId, IGrainFactory grains) => (await Farm(grains, farmId).RemoveApiKey(keyId)).ToNoContent();

    private static Invitation InvitationOf(ObjectReader fields)
    {
        fields.RefuseOthers("email", "role");
        fields.Required("email");
        fields.Required("role");
        return new Invitation(fields.Text("email")?.Trim() ?? "", fields.Choice<FarmRole>("role") ?? FarmRole.Viewer);
    }

    // An address becomes the key of a grain, so no longer one than could have been registered gets there.
    private static IEnumerable<FieldError> Errors(Invitation invitation) =>
        invitation.Email.Length is 0 or > Registration.MaxEmailLength ? [new FieldError("email", "must be an e-mail address")] : [];

    private static NewKey NewKeyOf(ObjectReader fields)
    {
        fields.RefuseOthers("name");
        fields.Required("name");
        return new NewKey(fields.Text("name")?.Trim() ?? "");
    }

    private static IFarmGrain Farm(IGrainFactory grains, Guid id) => grains.GetGrain<IFarmGrain>(id);
}
