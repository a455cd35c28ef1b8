using VerticalFarm.Api.Errors;
using VerticalFarm.Api.Forms;
using VerticalFarm.Api.Idempotency;
using VerticalFarm.Api.Json;
using VerticalFarm.Api.OpenApi.Vocabulary;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Devices;

namespace VerticalFarm.Api.Devices;

/// <summary><c>devices/{id}/commands</c>: what is asked of a device, and how it ended.</summary>
internal static class CommandEndpoints
{
    private const int MaxWaitSeconds = 30;

    // A grain call must end before its own time-out; a longer wait is asked for in turns.
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(10);

    private static readonly Parameter Wait = Parameter.Whole("wait", "How many seconds to wait for the command's end.", 0, MaxWaitSeconds, 0);

    public static void MapCommands(this IEndpointRouteBuilder api)
    {
        var commands = api.MapGroup("/devices/{deviceId:guid}/commands").WithTags("Devices");
        commands.MapGet("/", ListAsync)
            .Describe("listCommands", "What was asked of a device", "The newest first: who or which rule, when, and how it ended.")
            .Lists<CommandView>();
        commands.MapPost("/", SubmitAsync).Idempotent()
            .Describe("submitCommand", "Command a device", "202 with the command once it is kept; with `wait`, 200 when it has ended meanwhile. 422 when an interlock forbids it: `details` names it (`interlock`) and until when (`until`).")
            .Asks(Wait).Takes<CommandRequest>().Answers<CommandView>(200).AnswersLocated<CommandView>(202).Fails(422);
        commands.MapGet("/{commandId:guid}", GetAsync)
            .Describe("getCommand", "A command", "`observed` means that the device was seen to change; that Home Assistant took it is no proof.")
            .Answers<CommandView>();
    }

    private static async Task<IResult> ListAsync(HttpRequest request, Guid deviceId, IGrainFactory grains) =>
        Query.TryPage(request, out var page, out var error) ? Answers.Json(await Device(grains, deviceId).ListCommands(page)) : error;

    private static async Task<IResult> GetAsync(Guid deviceId, Guid commandId, IGrainFactory grains) =>
        (await Device(grains, deviceId).GetCommand(commandId)).ToAnswer();

    private static async Task<IResult> SubmitAsync(HttpContext context, Guid deviceId, IGrainFactory grains, TimeProvider time)
    {
        var query = new Query(context.Request);
        var wait = TimeSpan.FromSeconds(query.Whole("wait", 0, MaxWaitSeconds) ?? 0);
        if (!query.IsGood(out var bad))
        {
            return bad;
        }

        var (form, error) = await Form.ReadAsync(context.Request, CommandForm.Read, request => request.Errors());
        if (form is null)
        {
            return error!;
        }

        var device = Device(grains, deviceId);
        if (!(await device.Submit(form, context.NewId())).TryGet(out var command, out var failure))
        {
            return ApiError.Of(failure);
        }

        var until = time.GetUtcNow() + wait;
        while (!command.HasEnded && !context.RequestAborted.IsCancellationRequested && until - time.GetUtcNow() is { Ticks: > 0 } left)
        {
            if (!(await device.WaitFor(command.Id, left < Turn ? left : Turn)).TryGet(out command, out failure))
            {
                return ApiError.Of(failure);
            }
        }

        context.Response.Headers.Location = $"/api/v1/devices/{deviceId}/commands/{command.Id}";
        return Answers.Json(command, command.HasEnded ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);
    }

    private static IDeviceGrain Device(IGrainFactory grains, Guid id) => grains.Grain<IDeviceGrain>(id);
}
