using System.Text.Json.Nodes;
using VerticalFarm.Simulator.Entities;

namespace VerticalFarm.Simulator.Core;

/// <summary>Hands every event to every listener, in one order for all. Listeners must not block.</summary>
internal sealed class EventBus(HomeAssistantClock clock)
{
    private readonly List<Action<HomeAssistantEvent>> _listeners = [];

    /// <summary>Guards states and bus: who holds it sees no change between a snapshot and its first event.</summary>
    public Lock Gate { get; } = new();

    public void Fire(string type, JsonObject data, StateContext context) => Publish(HomeAssistantEvent.Of(type, data, context, clock.Now));

    public void Publish(HomeAssistantEvent happened)
    {
        lock (Gate)
        {
            foreach (var listener in _listeners.ToArray())
            {
                listener(happened);
            }
        }
    }

    public IDisposable Listen(Action<HomeAssistantEvent> listener)
    {
        lock (Gate)
        {
            _listeners.Add(listener);
        }

        return new Listening(this, listener);
    }

    private sealed class Listening(EventBus bus, Action<HomeAssistantEvent> listener) : IDisposable
    {
        public void Dispose()
        {
            lock (bus.Gate)
            {
                bus._listeners.Remove(listener);
            }
        }
    }
}
