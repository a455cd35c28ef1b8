using VerticalFarm.Api.Forms;
using VerticalFarm.Api.Json;
using VerticalFarm.Api.OpenApi.Vocabulary;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Json;

namespace VerticalFarm.Api.Farms;

/// <summary><c>farms/{id}/emergency-stop</c>: everything to its fail-safe state, until it is lifted.</summary>
internal static class StopEndpoints
{
    public static void MapEmergencyStop(this IEndpointRouteBuilder farms)
    {
        farms.MapPost("/{farmId:guid}/emergency-stop", StopAsync)
            .Describe(
                "stopEverything",
                "Emergency stop",
                "Every device goes to its `fail_safe` state at once and stays there, whatever rules and people want, until the stop is lifted. It is kept with the farm: "
                + "devices that cannot be reached now, or come later, obey as soon as they can. A second one replaces the reason.")
            .Takes<StopRequest>().Answers<EmergencyStop>();
        farms.MapDelete("/{farmId:guid}/emergency-stop", LiftAsync)
            .Describe("liftEmergencyStop", "Lift the emergency stop", "Devices stay as they are; rules and people may move them again, and rules do so at once.")
            .AnswersNothing();
    }

    private static async Task<IResult> StopAsync(HttpRequest request, Guid farmId, IGrainFactory grains)
    {
        var (form, error) = await Form.ReadAsync(request, Read, Errors);
        return form is null ? error! : (await Farm(grains, farmId).StopEverything(form.Reason)).ToAnswer();
    }

    private static async Task<IResult> LiftAsync(Guid farmId, IGrainFactory grains) => (await Farm(grains, farmId).LiftStop()).ToNoContent();

    private static StopRequest Read(ObjectReader fields)
    {
        fields.RefuseOthers("reason");
        fields.Required("reason");
        return new StopRequest(fields.Text("reason")?.Trim() ?? "any");
    }

    private static IEnumerable<FieldError> Errors(StopRequest form) => form.Reason.Length is 0 or > EmergencyStop.LongestReason
        ? [new FieldError("reason", $"must have 1 to {EmergencyStop.LongestReason} characters and not be blank")]
        : [];

    private static IFarmGrain Farm(IGrainFactory grains, Guid id) => grains.GetGrain<IFarmGrain>(id);
}
