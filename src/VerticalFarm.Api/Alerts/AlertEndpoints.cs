using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using VerticalFarm.Api.Errors;
using VerticalFarm.Api.Forms;
using VerticalFarm.Api.Json;
using VerticalFarm.Api.OpenApi.Vocabulary;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Alerts;

namespace VerticalFarm.Api.Alerts;

/// <summary><c>farms/{id}/alerts</c>: what people should know of, and what they have done about it.</summary>
internal static class AlertEndpoints
{
    private static readonly FrozenDictionary<string, AlertState> States = Names<AlertState>();
    private static readonly FrozenDictionary<string, AlertSeverity> Severities = Names<AlertSeverity>();
    private static readonly FrozenDictionary<string, AlertKind> Kinds = Names<AlertKind>();

    public static void MapAlerts(this IEndpointRouteBuilder api)
    {
        var alerts = api.MapGroup("/farms/{farmId:guid}/alerts").WithTags("Alerts");
        alerts.MapGet("/", ListAsync)
            .Describe(
                "listAlerts",
                "A farm's alerts",
                "Also those that are over; the newest first. Searches in the message. A source has at most one alert of a kind at a time that is not resolved; what is more "
                + "of the same raises its `count`. While the farm's Home Assistant is down, that is one alert, and what follows from it has none.")
            .Lists<AlertView>().Asks(
                Parameter.OneOf("state", "Only those in this state.", States.Keys),
                Parameter.OneOf("severity", "Only those of this severity.", Severities.Keys),
                Parameter.OneOf("kind", "Only those of this kind.", Kinds.Keys),
                Parameter.Id("source_id", "Only those of this sensor, device or rule; with the farm's id, those of the farm itself and of its Home Assistant."));
        alerts.MapGet("/{alertId:guid}", GetAsync)
            .Describe("getAlert", "An alert", "Kept after it is over.")
            .Answers<AlertView>();
        alerts.MapPost("/{alertId:guid}/acknowledge", AcknowledgeAsync)
            .Describe("acknowledgeAlert", "Acknowledge an alert", "Somebody has seen it. It is resolved by itself when its cause is gone, and open again when it becomes worse. 422 when it is resolved.")
            .Answers<AlertView>().Fails(422);
        alerts.MapPost("/{alertId:guid}/resolve", ResolveAsync)
            .Describe("resolveAlert", "Resolve an alert", "Somebody says that it is over. If its cause is still there, it stays quiet until that comes anew or becomes worse.")
            .Answers<AlertView>();
    }

    private static async Task<IResult> ListAsync(HttpRequest request, Guid farmId, IGrainFactory grains) =>
        TryRead(request, out var asked, out var error) ? Answers.Json(await Alerts(grains, farmId).List(asked)) : error;

    private static async Task<IResult> GetAsync(Guid farmId, Guid alertId, IGrainFactory grains) => (await Alerts(grains, farmId).Get(alertId)).ToAnswer();

    private static async Task<IResult> AcknowledgeAsync(Guid farmId, Guid alertId, IGrainFactory grains) => (await Alerts(grains, farmId).Acknowledge(alertId)).ToAnswer();

    private static async Task<IResult> ResolveAsync(Guid farmId, Guid alertId, IGrainFactory grains) => (await Alerts(grains, farmId).Resolve(alertId)).ToAnswer();

    private static bool TryRead(HttpRequest request, [NotNullWhen(true)] out AlertQuery? asked, [NotNullWhen(false)] out ApiError? error)
    {
        var query = new Query(request);
        asked = new AlertQuery
        {
            Page = query.Page(),
            State = query.Choice("state", States),
            Severity = query.Choice("severity", Severities),
            Kind = query.Choice("kind", Kinds),
            SourceId = query.Id("source_id"),
        };
        return query.IsGood(out error);
    }

    private static FrozenDictionary<string, T> Names<T>()
        where T : struct, Enum => EnumNames.All<T>().ToFrozenDictionary(name => name, EnumNames.Parse<T>);

    private static IAlertsGrain Alerts(IGrainFactory grains, Guid farmId) => grains.GetGrain<IAlertsGrain>(farmId);
}
