namespace VerticalFarm.Contracts.Notifications;

/// <summary>A try to deliver.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.DeliveryAttempt")]
public sealed record DeliveryAttempt
{
    /// <summary>When it was made.</summary>
    [Id(0)]
    public required DateTimeOffset At { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    [Id(1)]
    public required int DurationMs { get; init; }

    /// <summary>What went wrong; null when it went well.</summary>
    [Id(2)]
    public string? Error { get; init; }
}
