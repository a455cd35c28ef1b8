using System.Text.Json;
using VerticalFarm.Contracts.Audit;

namespace VerticalFarm.Api.Audit;

/// <summary>A change on record, as the API shows it.</summary>
/// <param name="Id">Its number; later ones are higher.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Address">The network address that the request came from; only owners are told.</param>
/// <param name="Action">What was done, such as <c>updated</c>.</param>
/// <param name="Subject">To what.</param>
/// <param name="Before">What it was before; null when there was nothing.</param>
/// <param name="After">What it is after; null when there is nothing left.</param>
internal sealed record AuditAnswer(
    long Id, DateTimeOffset At, AuditActor Actor, string? Address, string Action, AuditSubject Subject, JsonElement? Before, JsonElement? After)
{
    public static AuditAnswer Of(AuditEntry entry) => new(
        entry.Id, entry.At, new AuditActor(entry.ActorKind, entry.ActorId), entry.Address, entry.Action, new AuditSubject(entry.Subject, entry.SubjectId),
        Parse(entry.BeforeJson), Parse(entry.AfterJson));

    private static JsonElement? Parse(string? json) => json is null ? null : JsonElement.Parse(json);
}

/// <summary>Who made a change.</summary>
internal sealed record AuditActor(ActorKind Kind, Guid? Id);

/// <summary>What was changed.</summary>
internal sealed record AuditSubject(string Kind, Guid Id);
