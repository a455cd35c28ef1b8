namespace VerticalFarm.Integrations.Webhooks;

/// <summary>A message on its way to a receiver.</summary>
public sealed record WebhookMessage
{
    /// <summary>Where to, http or https.</summary>
    public required Uri Url { get; init; }

    /// <summary>The same at every try: by it a receiver knows what it has had already.</summary>
    public required Guid DeliveryId { get; init; }

    /// <summary>What it is about, in a word.</summary>
    public required string Event { get; init; }

    /// <summary>The JSON, as it goes over the wire.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What the signature is made with.</summary>
    public required string Secret { get; init; }

    /// <summary>When this try is made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Without the secret, which must not reach a log.</summary>
    public override string ToString() => $"WebhookMessage {{ DeliveryId = {DeliveryId}, Event = {Event} }}";
}
