using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using VerticalFarm.Simulator.Core;
using VerticalFarm.Simulator.Entities;
using VerticalFarm.Simulator.Services;

namespace VerticalFarm.Simulator.Protocol.Rest;

/// <summary>Services: which there are, and calling them.</summary>
internal sealed class ServiceRoutes(SimulatedHome home)
{
    public static Task ListAsync(HttpContext context) => Answers.JsonAsync(context, new JsonArray([.. ServiceCatalog.ByDomain()
        .Select(domain => new JsonObject { ["domain"] = domain.Key, ["services"] = domain.Value!.DeepClone() })]));

    /// <summary>Answers with the states that changed within the call's context before it returned.</summary>
    public async Task CallAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context);
        switch (body)
        {
            case { Kind: BodyKind.TooLarge }:
                return;
            case { Kind: BodyKind.Malformed }:
                await Answers.MessageAsync(context, StatusCodes.Status400BadRequest, "Data should be valid JSON.");
                return;
            case { Kind: BodyKind.Json, Json.ValueKind: not JsonValueKind.Object }:
                await Answers.BadRequestAsync(context);
                return;
        }

        var data = body.Kind == BodyKind.Json ? JsonObject.Create(body.Json)! : [];
        var (domain, service, user) = ((string)context.Request.RouteValues["domain"]!, (string)context.Request.RouteValues["service"]!, RestApi.User(context));
        if (user != HomeUser.Owner && ServiceCatalog.IsAdminOnly(domain, service))
        {
            await Answers.UnauthorizedAsync(context);
            return;
        }

        var caller = home.Clock.ContextOf(user);
        var changed = new ConcurrentQueue<EntityState>();
        using var listening = home.Bus.Listen(happened =>
        {
            if (happened.Change?.New is { } state && state.Context.Id == caller.Id)
            {
                changed.Enqueue(state);
            }
        });

        var result = await home.Services.CallAsync(new ServiceRequest(domain, service, data), caller);
        await (result.Outcome switch
        {
            ServiceOutcome.Done => Answers.JsonAsync(context, new JsonArray([.. changed.Select(HomeAssistantJson.Of)])),
            ServiceOutcome.Failed => Answers.CrashAsync(context),
            _ => Answers.BadRequestAsync(context),
        });
    }
}
