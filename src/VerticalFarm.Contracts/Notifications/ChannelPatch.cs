using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Contracts.Notifications;

/// <summary>A partial update of a channel: what is not given stays.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ChannelPatch")]
public sealed record ChannelPatch
{
    /// <inheritdoc cref="ChannelSpec.Name"/>
    [Id(0)]
    public Optional<string> Name { get; init; }

    /// <inheritdoc cref="ChannelSpec.Url"/>
    [Id(1)]
    public Optional<string?> Url { get; init; }

    /// <inheritdoc cref="ChannelSpec.To"/>
    [Id(2)]
    public Optional<string?> To { get; init; }

    /// <inheritdoc cref="ChannelSpec.Service"/>
    [Id(3)]
    public Optional<string?> Service { get; init; }

    /// <inheritdoc cref="ChannelSpec.Enabled"/>
    [Id(4)]
    public Optional<bool> Enabled { get; init; }

    /// <inheritdoc cref="ChannelSpec.Alerts"/>
    [Id(5)]
    public Optional<AlertsWanted> Alerts { get; init; }

    /// <inheritdoc cref="ChannelSpec.MinSeverity"/>
    [Id(6)]
    public Optional<AlertSeverity> MinSeverity { get; init; }

    /// <inheritdoc cref="ChannelSpec.Reports"/>
    [Id(7)]
    public Optional<bool> Reports { get; init; }

    /// <inheritdoc cref="ChannelSpec.DigestMinutes"/>
    [Id(8)]
    public Optional<int?> DigestMinutes { get; init; }

    /// <inheritdoc cref="ChannelSpec.QuietHours"/>
    [Id(9)]
    public Optional<QuietHours?> QuietHours { get; init; }

    /// <inheritdoc cref="ChannelSpec.EscalateAfterMinutes"/>
    [Id(10)]
    public Optional<int?> EscalateAfterMinutes { get; init; }

    /// <summary>Of a webhook: makes a new secret, which is shown in the answer and never again. The old one is good no longer.</summary>
    [Id(11)]
    public bool RotateSecret { get; init; }

    /// <summary>The channel with this patch applied.</summary>
    public ChannelSpec ApplyTo(ChannelSpec current) => current with
    {
        Name = Name.Or(current.Name) ?? "",
        Url = Url.Or(current.Url),
        To = To.Or(current.To),
        Service = Service.Or(current.Service),
        Enabled = Enabled.Or(current.Enabled),
        Alerts = Alerts.Or(current.Alerts),
        MinSeverity = MinSeverity.Or(current.MinSeverity),
        Reports = Reports.Or(current.Reports),
        DigestMinutes = DigestMinutes.Or(current.DigestMinutes),
        QuietHours = QuietHours.Or(current.QuietHours),
        EscalateAfterMinutes = EscalateAfterMinutes.Or(current.EscalateAfterMinutes),
    };
}
