namespace VerticalFarm.HomeAssistant;

/// <summary>Told what happens in Home Assistant. Calls come one after another, never two at once. An exception is logged and ends the session; a new one begins.</summary>
public interface IHomeAssistantListener
{
    /// <summary>A session stands and Home Assistant has finished starting.</summary>
    /// <param name="session">For commands, until the session ends.</param>
    /// <param name="version">Home Assistant's version, such as 2023.12.4.</param>
    /// <param name="states">All watched entities that Home Assistant has; what is missing it does not have.</param>
    /// <param name="ct">Ends with the session.</param>
    Task OnConnectedAsync(IHomeAssistantSession session, string version, IReadOnlyList<EntityState> states, CancellationToken ct);

    /// <summary>Watched entities have changed. While the listener is busy only the newest state of each is kept.</summary>
    /// <param name="changed">The new states, each entity once.</param>
    /// <param name="removed">Entities that Home Assistant no longer has.</param>
    /// <param name="ct">Ends with the session.</param>
    Task OnStatesAsync(IReadOnlyList<EntityState> changed, IReadOnlyList<string> removed, CancellationToken ct);

    /// <summary>Watched entities go by other ids from now on. Nothing more is heard under the old ones until others are watched.</summary>
    /// <param name="renamed">Each entity once.</param>
    /// <param name="ct">Ends with the session.</param>
    Task OnRenamedAsync(IReadOnlyList<EntityRename> renamed, CancellationToken ct);

    /// <summary>There is no session: it ended, or an attempt to begin one failed (told after every attempt).</summary>
    /// <param name="reason">Why, never <see cref="DisconnectReason.None"/> or <see cref="DisconnectReason.Cancelled"/>.</param>
    /// <param name="message">Why, in English for a person; never contains the token.</param>
    /// <param name="ct">Ends when the runner is told to stop.</param>
    Task OnDisconnectedAsync(DisconnectReason reason, string message, CancellationToken ct);
}
