using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using VerticalFarm.Api.Errors;
using VerticalFarm.Api.Forms;
using VerticalFarm.Api.Json;
using VerticalFarm.Api.OpenApi.Vocabulary;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Audit;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Api.Audit;

/// <summary><c>farms/{id}/audit</c>: who did what, when and from where. It can be read, and nothing else.</summary>
internal static class AuditEndpoints
{
    // Longer than any word of the record.
    private const int MaxWord = 50;

    private static readonly FrozenDictionary<string, ActorKind> Kinds = EnumNames.All<ActorKind>().ToFrozenDictionary(name => name, EnumNames.Parse<ActorKind>);

    public static void MapAudit(this IEndpointRouteBuilder api) => api.MapGet("/farms/{farmId:guid}/audit", ListAsync).WithTags("Sharing")
        .Describe("listAudit", "Who changed what", "The newest first. Searches in action and kind of thing. Addresses are told to owners alone.")
        .Lists<AuditAnswer>().Asks(
            Parameter.OneOf("actor_kind", "Only what this kind of actor did.", Kinds.Keys),
            Parameter.Id("actor_id", "Only what this account or API key did."),
            Parameter.Text("action", "Only this that was done.", MaxWord, "updated"),
            Parameter.Text("subject", "Only what was done to this kind of thing.", MaxWord, "rule"),
            Parameter.Id("subject_id", "Only what was done to this one."),
            Parameter.Time("from", "Only what was done then or later.", "2026-11-23T00:00:00Z"),
            Parameter.Time("to", "Only what was done before.", "2026-11-24T00:00:00Z"));

    private static async Task<IResult> ListAsync(HttpRequest request, Guid farmId, IGrainFactory grains)
    {
        if (!TryRead(request, out var asked, out var error))
        {
            return error;
        }

        var page = await grains.GetGrain<IFarmGrain>(farmId).FindAudit(asked);
        return Answers.Json(new Page<AuditAnswer>
        {
            Items = [.. page.Items.Select(AuditAnswer.Of)],
            Total = page.Total,
            Skip = page.Skip,
            Limit = page.Limit,
        });
    }

    private static bool TryRead(HttpRequest request, [NotNullWhen(true)] out AuditQuery? asked, [NotNullWhen(false)] out ApiError? error)
    {
        var query = new Query(request);
        asked = new AuditQuery
        {
            Page = query.Page(),
            ActorKind = query.Choice("actor_kind", Kinds),
            ActorId = query.Id("actor_id"),
            Action = query.Text("action", MaxWord),
            Subject = query.Text("subject", MaxWord),
            SubjectId = query.Id("subject_id"),
            From = query.Time("from"),
            To = query.Time("to"),
        };
        return query.IsGood(out error);
    }
}
