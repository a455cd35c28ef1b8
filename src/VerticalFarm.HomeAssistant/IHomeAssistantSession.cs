namespace VerticalFarm.HomeAssistant;

/// <summary>A standing connection to a Home Assistant that has started. Safe to use from several threads, and from within the listener.</summary>
public interface IHomeAssistantSession
{
    /// <summary>Calls a service on one entity. Never throws for what the peer does; a call that was given up may still be carried out.</summary>
    /// <param name="call">What to do.</param>
    /// <param name="timeout">How long to wait for the answer.</param>
    /// <param name="ct">Gives up waiting.</param>
    /// <returns>Accepted is no proof that anything moved: Home Assistant answers success for a missing or unavailable entity, too. Watch its state.</returns>
    Task<ServiceCallResult> CallServiceAsync(ServiceCall call, TimeSpan timeout, CancellationToken ct);

    /// <summary>Sends a message by a notify service, or by a notify entity of that name where there is no such service.</summary>
    /// <param name="service">Its name without the domain, such as mobile_app_phone.</param>
    /// <param name="title">Its title, if any.</param>
    /// <param name="message">What to say.</param>
    /// <param name="timeout">How long to wait for the answer.</param>
    /// <param name="ct">Gives up waiting.</param>
    Task<ServiceCallResult> NotifyAsync(string service, string? title, string message, TimeSpan timeout, CancellationToken ct);

    /// <summary>
    /// Whether the token is an administrator's; null when Home Assistant does not tell. What takes one is better not tried without: it counts as a
    /// failed sign-in and is told to the grower as one.
    /// </summary>
    Task<bool?> IsAdministratorAsync(CancellationToken ct);

    /// <summary>All entities of the registry; entities without an id of their own (many of YAML) are not in it.</summary>
    /// <exception cref="HomeAssistantCallException">It refused, did not answer in time, or the session has ended.</exception>
    Task<IReadOnlyList<RegisteredEntity>> GetRegistryAsync(CancellationToken ct);

    /// <summary>All states that Home Assistant has, watched or not.</summary>
    /// <exception cref="HomeAssistantCallException">It refused, did not answer in time, or the session has ended.</exception>
    Task<IReadOnlyList<EntityState>> GetStatesAsync(CancellationToken ct);

    /// <summary>
    /// Replaces the watched entities, also for the sessions to come. Their states follow as a change. Does not fail: when it
    /// cannot be done now, the session ends and the next one watches them.
    /// </summary>
    /// <param name="entityIds">Ids that cannot be entity ids are left out, for one would make Home Assistant refuse them all.</param>
    /// <param name="ct">Gives up waiting; the set is replaced all the same.</param>
    Task WatchAsync(IReadOnlyCollection<string> entityIds, CancellationToken ct);
}
