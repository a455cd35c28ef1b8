using VerticalFarm.Api.Forms;
using VerticalFarm.Api.Idempotency;
using VerticalFarm.Api.Json;
using VerticalFarm.Api.OpenApi.Vocabulary;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Json;

namespace VerticalFarm.Api.HomeAssistant;

/// <summary><c>farms/{id}/home-assistant</c>: where it is, and how the connection is.</summary>
internal static class HomeAssistantEndpoints
{
    public static void MapHomeAssistant(this IEndpointRouteBuilder api)
    {
        var home = api.MapGroup("/farms/{farmId:guid}/home-assistant").WithTags("Home Assistant");
        home.MapGet("/", GetAsync)
            .Describe("getHomeAssistant", "How the connection is", "Never with the token. 404 until an address was given.")
            .Answers<HomeAssistantView>();
        home.MapPut("/", ConfigureAsync)
            .Describe(
                "connectHomeAssistant", "Connect a farm to its Home Assistant",
                "`url` and `token` are needed; the token is kept encrypted and never shown again. `ca_certificate` trusts an authority of your own for this address.")
            .Takes<HomeAssistantSettings>().Answers<HomeAssistantView>().Fails(422);
        home.MapDelete("/", DisconnectAsync)
            .Describe("disconnectHomeAssistant", "Let go of Home Assistant", "Forgets the address and the token.")
            .AnswersNothing();
        home.MapGet("/entities", ListAsync)
            .Describe(
                "listHomeAssistantEntities", "What Home Assistant offers",
                "In order of entity id, each with what it would become if imported (by device class, unit and name) and what it belongs to already.")
            .Lists<HomeAssistantEntity>().Fails(502);
        home.MapPost("/import", ImportAsync).Idempotent()
            .Describe(
                "importHomeAssistantEntities", "Make sensors and devices of entities",
                "What is not said is taken from the proposal for the entity. All are checked first: when one cannot be imported, none is, and 422 names each that cannot.")
            .Takes<EntityImport>().Answers<EntityImportReport>(201).Fails(502);
    }

    private static async Task<IResult> GetAsync(Guid farmId, IGrainFactory grains) => (await Home(grains, farmId).Get()).ToAnswer();

    private static async Task<IResult> ConfigureAsync(HttpRequest request, Guid farmId, IGrainFactory grains)
    {
        var (settings, error) = await Form.ReadAsync(request, HomeAssistantForms.Settings, settings => settings.Errors());
        return settings is null ? error! : (await Home(grains, farmId).Configure(settings)).ToAnswer();
    }

    private static async Task<IResult> DisconnectAsync(Guid farmId, IGrainFactory grains) => (await Home(grains, farmId).Disconnect()).ToNoContent();

    private static async Task<IResult> ListAsync(HttpRequest request, Guid farmId, IGrainFactory grains) =>
        Query.TryPage(request, out var page, out var error) ? (await Home(grains, farmId).ListEntities(page)).ToAnswer() : error;

    private static async Task<IResult> ImportAsync(HttpContext context, Guid farmId, IGrainFactory grains)
    {
        var (import, error) = await Form.ReadAsync(
            context.Request, (body, errors) => ObjectReader.Open(body, "", errors) is { } fields ? HomeAssistantForms.Import(fields, errors) : null);
        return import is null ? error! : (await Home(grains, farmId).Import(import, context.NewId())).ToAnswer(StatusCodes.Status201Created);
    }

    private static IHomeAssistantGrain Home(IGrainFactory grains, Guid farmId) => grains.GetGrain<IHomeAssistantGrain>(farmId);
}
