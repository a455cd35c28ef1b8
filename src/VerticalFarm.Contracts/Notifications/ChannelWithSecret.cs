namespace VerticalFarm.Contracts.Notifications;

/// <summary>A channel that was just made or changed.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Secret">Of a webhook whose secret is new: what its messages are signed with. Null for all others.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ChannelWithSecret")]
public sealed record ChannelWithSecret([property: Id(0)] ChannelView Channel, [property: Id(1)] string? Secret)
{
    /// <summary>Without the secret, which must not reach a log.</summary>
    public override string ToString() => $"ChannelWithSecret {{ Channel = {Channel} }}";
}
