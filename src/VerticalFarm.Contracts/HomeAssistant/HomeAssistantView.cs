namespace VerticalFarm.Contracts.HomeAssistant;

/// <summary>A farm's connection to Home Assistant as the API shows it; never with the token.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.HomeAssistantView")]
public sealed record HomeAssistantView
{
    /// <summary>Its address.</summary>
    [Id(0)]
    public required string Url { get; init; }

    /// <summary>Whether the connection stands.</summary>
    [Id(1)]
    public required bool Connected { get; init; }

    /// <summary>Home Assistant's version; null until it was heard.</summary>
    [Id(2)]
    public string? Version { get; init; }

    /// <summary>When it was last heard.</summary>
    [Id(3)]
    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>Why the connection does not stand, in words.</summary>
    [Id(4)]
    public string? Error { get; init; }
}
