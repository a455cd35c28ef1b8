namespace VerticalFarm.HomeAssistant.Tests.Peers;

/// <summary>Something that a listener was told.</summary>
internal abstract record Told
{
    public sealed record Connected(IHomeAssistantSession Session, string Version, IReadOnlyList<EntityState> States) : Told;

    public sealed record StatesCame(IReadOnlyList<EntityState> Changed, IReadOnlyList<string> Removed) : Told;

    public sealed record Renamed(IReadOnlyList<EntityRename> Entities) : Told;

    public sealed record Disconnected(DisconnectReason Reason, string Message) : Told;
}
