using System.Collections.Immutable;
using VerticalFarm.Contracts.Alerts;

namespace VerticalFarm.Contracts.Notifications;

/// <summary>One announcement on its way to one channel.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.DeliveryView")]
public sealed record DeliveryView
{
    /// <summary>The delivery's id.</summary>
    [Id(0)]
    public required Guid Id { get; init; }

    /// <summary>The message that it goes out in, the same at every try, as webhooks carry it; null until it is first tried. Several share one in a digest.</summary>
    [Id(1)]
    public Guid? MessageId { get; init; }

    /// <summary>What it is about: <c>alert_opened</c>, <c>alert_escalated</c>, <c>alert_resolved</c>, <c>report</c> or <c>test</c>.</summary>
    [Id(2)]
    public required string Event { get; init; }

    /// <summary>How bad it is.</summary>
    [Id(3)]
    public required AlertSeverity Severity { get; init; }

    /// <summary>What it says, in a line.</summary>
    [Id(4)]
    public required string Title { get; init; }

    /// <summary>How far it is.</summary>
    [Id(5)]
    public required DeliveryState State { get; init; }

    /// <summary>Why it is not delivered, or was not at the last try.</summary>
    [Id(6)]
    public string? Error { get; init; }

    /// <summary>How often it was tried since it was (last) put in line.</summary>
    [Id(7)]
    public required int Tries { get; init; }

    /// <summary>The tries, the latest 50 of them.</summary>
    [Id(8)]
    public required ImmutableArray<DeliveryAttempt> Attempts { get; init; }

    /// <summary>When it was announced.</summary>
    [Id(9)]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is tried next at the earliest; null when it waits no more.</summary>
    [Id(10)]
    public DateTimeOffset? NextTryAt { get; init; }

    /// <summary>When it was delivered or given up.</summary>
    [Id(11)]
    public DateTimeOffset? EndedAt { get; init; }
}
