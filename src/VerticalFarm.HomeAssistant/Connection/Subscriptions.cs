using System.Collections.Concurrent;
using System.Text.Json;

namespace VerticalFarm.HomeAssistant.Connection;

/// <summary>Who hears which subscription's events. Handlers run on the receive loop: they must be short and must copy what they keep.</summary>
internal sealed class Subscriptions
{
    private readonly ConcurrentDictionary<long, Func<JsonElement, bool>> _handlers = new();

    public void Add(long id, Func<JsonElement, bool> handler) => _handlers[id] = handler;

    public void Remove(long id) => _handlers.TryRemove(id, out _);

    /// <returns>False when the event is not what was subscribed to.</returns>
    public bool Deliver(long id, JsonElement @event) => !_handlers.TryGetValue(id, out var handler) || handler(@event);
}
