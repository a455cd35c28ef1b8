using VerticalFarm.Contracts.Notifications;

namespace VerticalFarm.Grains.Notifications.Channels;

/// <summary>A channel as it is kept.</summary>
internal sealed record Channel
{
    public required Guid Id { get; init; }

    public required Guid FarmId { get; init; }

    public required ChannelSpec Spec { get; init; }

    /// <summary>Of a webhook: its secret, encrypted with the cluster's key ring.</summary>
    public string? ProtectedSecret { get; init; }

    public int Waiting { get; init; }

    public int Dead { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required long Version { get; init; }

    /// <summary>Where it leads to, whatever its kind.</summary>
    public string Target => Spec.Url ?? Spec.To ?? Spec.Service ?? "";

    public ChannelView View() => new()
    {
        Id = Id,
        FarmId = FarmId,
        Kind = Spec.Kind,
        Name = Spec.Name,
        Url = Spec.Url,
        To = Spec.To,
        Service = Spec.Service,
        Enabled = Spec.Enabled,
        Alerts = Spec.Alerts,
        MinSeverity = Spec.MinSeverity,
        Reports = Spec.Reports,
        DigestMinutes = Spec.DigestMinutes,
        QuietHours = Spec.QuietHours,
        EscalateAfterMinutes = Spec.EscalateAfterMinutes,
        Waiting = Waiting,
        Dead = Dead,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
        Version = Version,
    };
}
