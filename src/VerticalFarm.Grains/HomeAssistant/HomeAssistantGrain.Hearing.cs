using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.HomeAssistant;

namespace VerticalFarm.Grains.HomeAssistant;

/// <summary>What is heard over the connection, and who is told of it.</summary>
internal sealed partial class HomeAssistantGrain
{
    private readonly Dictionary<string, EntityState> _entities = [];
    private EntityLinks _links = EntityLinks.None;

    // What the connection was told to watch: it goes on while that changes, also while it comes about.
    private HashSet<string> _watched = [];

    public Task<EntityObservation> Look(string entityId) => Task.FromResult(Observation(entityId));

    public async Task OnStatesAsync(IReadOnlyList<EntityState> changed, IReadOnlyList<string> removed, CancellationToken ct)
    {
        _lastSeenAt = time.GetUtcNow();
        foreach (var entity in removed)
        {
            _entities.Remove(entity);
        }

        await TakeAsync(changed);
        NoteProblems();
        await TellDevicesAsync(removed.Select(_links.DeviceOf).OfType<DeviceFacts>());
        if (changed.Any(state => IsLeft(state.EntityId)))
        {
            PursuePartingsSoon();
        }
    }

    private async Task LinkAsync(EntityLinks links)
    {
        _links = links;
        if (_session is { } session && !_watched.SetEquals(ToWatch()))
        {
            await WatchAsync(session);
            _ = BesidesAsync("the registry", () => LearnRegistryAsync(session, CancellationToken.None), CancellationToken.None);
        }

        // All of them, also those that know: a message that was lost is made up for within a minute.
        await TellDevicesAsync(links.Devices);
        TellSensors();
    }

    private Task WatchAsync(IHomeAssistantSession session)
    {
        _watched = ToWatch();
        return session.WatchAsync(_watched, CancellationToken.None);
    }

    private async Task TakeAsync(IReadOnlyList<EntityState> states)
    {
        var readings = new List<WaitingReading>();
        foreach (var state in states)
        {
            _entities[state.EntityId] = state;
            if (_links.SensorOf(state.EntityId) is { } sensor && ReadingValue.TryRead(state, sensor.Unit, out var value))
            {
                readings.Add(WaitingReading.Of(sensor.Id, state.LastUpdated, value));
                _lastReadings[sensor.Id] = state.LastUpdated;
            }
        }

        if (readings.Count > 0)
        {
            spool.Add(Id, readings);
        }

        await TellDevicesAsync(states.Select(state => _links.DeviceOf(state.EntityId)).OfType<DeviceFacts>());
    }

    private Task TellDevicesAwayAsync() => TellDevicesAsync(_links.Devices);

    // One way each: sent, not awaited. They come and look for themselves, since messages may overtake each other.
    private Task TellDevicesAsync(IEnumerable<DeviceFacts> devices) =>
        Task.WhenAll(devices.Select(device => GrainFactory.GetGrain<IDeviceGrain>(device.Id).EntityChanged()));

    private EntityObservation Observation(string entityId)
    {
        if (_session is null)
        {
            return new EntityObservation { Connected = false };
        }

        if (!_entities.TryGetValue(entityId, out var state))
        {
            return new EntityObservation { Connected = true, ConnectedSince = _connectedSince, Problem = _problems.TryGetValue(entityId, out var problem) ? SentenceOf(problem) : null };
        }

        var report = EntityReport.From(state);
        return new EntityObservation
        {
            Connected = true,
            ConnectedSince = _connectedSince,
            Available = report.Available,
            State = new ReportedState
            {
                State = report.On is { } on ? on ? PowerState.On : PowerState.Off : null,
                Level = report.Level,
                Temperature = report.Temperature,
                Humidity = report.Humidity,
                Position = report.Position,
                Value = report.Value,
                At = report.At,
            },
        };
    }
}
