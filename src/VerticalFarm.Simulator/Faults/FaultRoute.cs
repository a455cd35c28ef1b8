using System.Text.Json;
using VerticalFarm.Simulator.Core;
using VerticalFarm.Simulator.Protocol.Rest;

namespace VerticalFarm.Simulator;

/// <summary><c>POST /simulator/faults</c>: the faults for who is not in the process. Needs the owner's token, even while that is rejected elsewhere.</summary>
internal static class FaultRoute
{
    public const string Prefix = "/simulator";

    public static void Map(IEndpointRouteBuilder routes, SimulatedHome home, Faults faults) =>
        routes.MapPost(Prefix + "/faults", context => HandleAsync(context, home, faults));

    private static async Task HandleAsync(HttpContext context, SimulatedHome home, Faults faults)
    {
        if (BearerToken.In(context.Request) is not { } token || !home.Token.IsOwners(token))
        {
            await Answers.UnauthorizedAsync(context);
            return;
        }

        FaultRequest? request;
        try
        {
            request = await JsonSerializer.DeserializeAsync<FaultRequest>(context.Request.Body, FaultRequest.Json, context.RequestAborted);
        }
        catch (JsonException)
        {
            await Answers.MessageAsync(context, StatusCodes.Status400BadRequest, "The body must be a JSON object with known keys.");
            return;
        }

        if (request?.Check() is { } error)
        {
            await Answers.MessageAsync(context, StatusCodes.Status400BadRequest, error);
            return;
        }

        // The answer goes out first: dropping connections or freezing would hold it back.
        await Answers.MessageAsync(context, StatusCodes.Status200OK, "Fault set.");
        await context.Response.CompleteAsync();
        request!.Apply(faults, home.Clock.Time);
    }
}
