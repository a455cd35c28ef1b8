using System.Text.Json;
using System.Text.Json.Nodes;
using VerticalFarm.Simulator.Core;
using VerticalFarm.Simulator.Entities;
using VerticalFarm.Simulator.Services;

namespace VerticalFarm.Simulator.Protocol.Rest;

/// <summary>Reading, writing and removing states.</summary>
internal sealed class StateRoutes(SimulatedHome home)
{
    private const int MaximumStateLength = 255;
    private const string NotFound = "Entity not found.";

    public Task ListAsync(HttpContext context) => Answers.PackedJsonAsync(context, new JsonArray([.. home.States.All().Select(HomeAssistantJson.Of)]));

    public Task FindAsync(HttpContext context) => home.States.Find(EntityId(context)) is { } state
        ? Answers.JsonAsync(context, HomeAssistantJson.Of(state))
        : Answers.MessageAsync(context, StatusCodes.Status404NotFound, NotFound);

    public Task RemoveAsync(HttpContext context) => home.States.Remove(EntityId(context), home.Clock.OwnerContext())
        ? Answers.MessageAsync(context, StatusCodes.Status200OK, "Entity removed.")
        : Answers.MessageAsync(context, StatusCodes.Status404NotFound, NotFound);

    public async Task WriteAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        var body = await RequestBody.ReadAsync(context);
        switch (body)
        {
            case { Kind: BodyKind.TooLarge }:
                return;
            case { Kind: not BodyKind.Json }:
                await Answers.MessageAsync(context, StatusCodes.Status400BadRequest, "Invalid JSON specified.");
                return;
            case { Json.ValueKind: not JsonValueKind.Object }:
                await Answers.CrashAsync(context);
                return;
        }

        if (!body.Json.TryGetProperty("state", out var given) || given.ValueKind == JsonValueKind.Null)
        {
            await Answers.MessageAsync(context, StatusCodes.Status400BadRequest, "No state specified.");
        }
        else if (!EntityIds.IsValid(id))
        {
            await Answers.MessageAsync(context, StatusCodes.Status400BadRequest, "Invalid entity ID specified.");
        }
        else if (Text(given) is { Length: > MaximumStateLength })
        {
            await Answers.MessageAsync(context, StatusCodes.Status400BadRequest, "Invalid state specified.");
        }
        else
        {
            await WriteAsync(context, id, Text(given), body.Json);
        }
    }

    private async Task WriteAsync(HttpContext context, string id, string state, JsonElement body)
    {
        var attributes = body.TryGetProperty("attributes", out var given) && given.ValueKind == JsonValueKind.Object
            ? AttributeMap.Of(given) : AttributeMap.Empty;
        var force = body.TryGetProperty("force_update", out var forced) && forced.ValueKind == JsonValueKind.True;
        var created = home.States.Set(id, state, attributes, home.Clock.OwnerContext(), force);
        context.Response.Headers.Location = $"/api/states/{id}";
        await Answers.JsonAsync(
            context, HomeAssistantJson.Of(home.States.Find(id)!), created ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary>A JSON value as Python's <c>str</c> makes it.</summary>
    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : WebSocket.PythonText.Of(value);

    private static string EntityId(HttpContext context) => EntityIds.Normalise((string)context.Request.RouteValues["id"]!);
}
