using System.Text.Json.Serialization;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Notifications;

namespace VerticalFarm.Api.Notifications;

/// <summary>A channel that was just made or changed.</summary>
internal sealed record ShownChannel
{
    /// <summary>The channel's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The farm whose people it reaches.</summary>
    public required Guid FarmId { get; init; }

    /// <inheritdoc cref="ChannelSpec.Kind"/>
    public required ChannelKind Kind { get; init; }

    /// <inheritdoc cref="ChannelSpec.Name"/>
    public required string Name { get; init; }

    /// <inheritdoc cref="ChannelSpec.Url"/>
    public string? Url { get; init; }

    /// <inheritdoc cref="ChannelSpec.To"/>
    public string? To { get; init; }

    /// <inheritdoc cref="ChannelSpec.Service"/>
    public string? Service { get; init; }

    /// <inheritdoc cref="ChannelSpec.Enabled"/>
    public required bool Enabled { get; init; }

    /// <inheritdoc cref="ChannelSpec.Alerts"/>
    public required AlertsWanted Alerts { get; init; }

    /// <inheritdoc cref="ChannelSpec.MinSeverity"/>
    public required AlertSeverity MinSeverity { get; init; }

    /// <inheritdoc cref="ChannelSpec.Reports"/>
    public required bool Reports { get; init; }

    /// <inheritdoc cref="ChannelSpec.DigestMinutes"/>
    public int? DigestMinutes { get; init; }

    /// <inheritdoc cref="ChannelSpec.QuietHours"/>
    public QuietHours? QuietHours { get; init; }

    /// <inheritdoc cref="ChannelSpec.EscalateAfterMinutes"/>
    public int? EscalateAfterMinutes { get; init; }

    /// <summary>How many deliveries wait for their (next) try.</summary>
    public required int Waiting { get; init; }

    /// <summary>How many deliveries of the past 30 days were given up.</summary>
    public required int Dead { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Counts changes; the ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Of a webhook whose secret is new: what its messages are signed with. Shown here and never again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    public static ShownChannel Of(ChannelWithSecret made)
    {
        var channel = made.Channel;
        return new ShownChannel
        {
            Id = channel.Id,
            FarmId = channel.FarmId,
            Kind = channel.Kind,
            Name = channel.Name,
            Url = channel.Url,
            To = channel.To,
            Service = channel.Service,
            Enabled = channel.Enabled,
            Alerts = channel.Alerts,
            MinSeverity = channel.MinSeverity,
            Reports = channel.Reports,
            DigestMinutes = channel.DigestMinutes,
            QuietHours = channel.QuietHours,
            EscalateAfterMinutes = channel.EscalateAfterMinutes,
            Waiting = channel.Waiting,
            Dead = channel.Dead,
            CreatedAt = channel.CreatedAt,
            UpdatedAt = channel.UpdatedAt,
            Version = channel.Version,
            Secret = made.Secret,
        };
    }

    /// <summary>Without the secret, which must not reach a log.</summary>
    public override string ToString() => $"ShownChannel {{ Id = {Id} }}";
}
