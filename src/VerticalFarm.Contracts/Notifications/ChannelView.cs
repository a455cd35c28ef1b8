using VerticalFarm.Contracts.Alerts;

namespace VerticalFarm.Contracts.Notifications;

/// <summary>A channel as the API shows it; never with its secret.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ChannelView")]
public sealed record ChannelView
{
    /// <summary>The channel's id.</summary>
    [Id(0)]
    public required Guid Id { get; init; }

    /// <summary>The farm whose people it reaches.</summary>
    [Id(1)]
    public required Guid FarmId { get; init; }

    /// <inheritdoc cref="ChannelSpec.Kind"/>
    [Id(2)]
    public required ChannelKind Kind { get; init; }

    /// <inheritdoc cref="ChannelSpec.Name"/>
    [Id(3)]
    public required string Name { get; init; }

    /// <inheritdoc cref="ChannelSpec.Url"/>
    [Id(4)]
    public string? Url { get; init; }

    /// <inheritdoc cref="ChannelSpec.To"/>
    [Id(5)]
    public string? To { get; init; }

    /// <inheritdoc cref="ChannelSpec.Service"/>
    [Id(6)]
    public string? Service { get; init; }

    /// <inheritdoc cref="ChannelSpec.Enabled"/>
    [Id(7)]
    public required bool Enabled { get; init; }

    /// <inheritdoc cref="ChannelSpec.Alerts"/>
    [Id(8)]
    public required AlertsWanted Alerts { get; init; }

    /// <inheritdoc cref="ChannelSpec.MinSeverity"/>
    [Id(9)]
    public required AlertSeverity MinSeverity { get; init; }

    /// <inheritdoc cref="ChannelSpec.Reports"/>
    [Id(10)]
    public required bool Reports { get; init; }

    /// <inheritdoc cref="ChannelSpec.DigestMinutes"/>
    [Id(11)]
    public int? DigestMinutes { get; init; }

    /// <inheritdoc cref="ChannelSpec.QuietHours"/>
    [Id(12)]
    public QuietHours? QuietHours { get; init; }

    /// <inheritdoc cref="ChannelSpec.EscalateAfterMinutes"/>
    [Id(13)]
    public int? EscalateAfterMinutes { get; init; }

    /// <summary>How many deliveries wait for their (next) try.</summary>
    [Id(14)]
    public required int Waiting { get; init; }

    /// <summary>How many deliveries of the past 30 days were given up.</summary>
    [Id(15)]
    public required int Dead { get; init; }

    /// <summary>When it was made.</summary>
    [Id(16)]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    [Id(17)]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Counts changes; the API's ETag.</summary>
    [Id(18)]
    public required long Version { get; init; }
}
