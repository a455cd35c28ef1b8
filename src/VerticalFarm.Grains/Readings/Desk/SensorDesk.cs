using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Grains.Readings.Desk;

/// <summary>
/// Where the sensors and farms that are active in this silo leave what the way in must know of them. A batch of a hundred readings is often of a hundred sensors: to
/// look here costs a thousandth of asking each. Whoever is not here is asked by a call.
/// </summary>
internal sealed class SensorDesk(TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, SensorPlace> _places = new();
    private readonly ConcurrentDictionary<Guid, Tally> _tallies = new();
    private readonly ConcurrentDictionary<Guid, FarmPlace> _farms = new();

    public bool TryGet(Guid sensor, [NotNullWhen(true)] out SensorPlace? place) => _places.TryGetValue(sensor, out place);

    public bool TryGet(Guid farm, [NotNullWhen(true)] out FarmPlace? place) => _farms.TryGetValue(farm, out place);

    /// <summary>Those of these sensors that are active in this silo, as they show themselves now.</summary>
    public ImmutableArray<SensorView> ViewsOf(ImmutableArray<Guid> sensors) =>
        [.. sensors.Select(sensor => _places.GetValueOrDefault(sensor)?.View()).OfType<SensorView>()];

    /// <summary>By what these sensors judge, in their order; without a farm for those that are not active in this silo.</summary>
    public ImmutableArray<DeskBounds> BoundsOf(ImmutableArray<Guid> sensors)
    {
        var now = time.GetUtcNow();
        return [.. sensors.Select(sensor => TryGet(sensor, out SensorPlace? place) && place.State is { } state ? new DeskBounds(state.FarmId, place.Bounds(state, now)) : default)];
    }

    /// <summary>Whether a place is still that of its sensor: an activation that has ended does not speak for it any more.</summary>
    public bool Holds(SensorPlace place) => _places.TryGetValue(place.SensorId, out var current) && ReferenceEquals(current, place);

    public void Put(SensorPlace place) => _places[place.SensorId] = place;

    public void Put(FarmPlace place) => _farms[place.FarmId] = place;

    /// <summary>Takes a place away, unless a later activation has taken it over.</summary>
    public void Remove(SensorPlace place) => _places.TryRemove(KeyValuePair.Create(place.SensorId, place));

    /// <inheritdoc cref="Remove(SensorPlace)"/>
    public void Remove(FarmPlace place) => _farms.TryRemove(KeyValuePair.Create(place.FarmId, place));

    /// <summary>What this silo has counted for a sensor; it outlives activations.</summary>
    public Tally TallyOf(Guid sensor) => _tallies.GetOrAdd(sensor, static (_, now) => new Tally(now), time.GetUtcNow());

    /// <summary>The sensor is no more.</summary>
    public void Forget(Guid sensor) => _tallies.TryRemove(sensor, out _);
}
