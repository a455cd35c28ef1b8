using System.Collections.Immutable;
using VerticalFarm.Contracts.Analytics;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Devices;

namespace VerticalFarm.Grains.Analytics;

/// <summary>Puts together what sensors and devices come to.</summary>
internal static class AnalyticsContent
{
    public static FarmAnalytics Of(AnalyticsSpan span, IReadOnlyCollection<SensorSums> sensors, IEnumerable<DeviceFacts> devices, ILookup<Guid, DeviceRun> runs)
    {
        var climate = new AirClimate(sensors);
        var expected = sensors.Sum(sensor => sensor.Analytics.Expected);
        return new FarmAnalytics
        {
            From = span.From,
            To = span.To,
            Timezone = span.Zone.Id,
            Resolution = span.Resolution,
            Completeness = expected == 0 ? null : sensors.Sum(sensor => Math.Min(sensor.Came, sensor.Analytics.Expected)) / (double)expected,
            Sensors = [.. sensors.Select(sensor => sensor.Analytics)],
            Vpd = climate.Vpd,
            LeafVpd = climate.LeafVpd,
            DewPoint = climate.DewPoint,
            Places = [.. Places(sensors)],
            Dli = [.. Light(span, sensors)],
            Devices = [.. devices.Select(device => OfDevice(device, [.. runs[device.Id]], span))],
            Energy = Energy(sensors),
        };
    }

    private static IEnumerable<PlaceClimate> Places(IEnumerable<SensorSums> sensors) => sensors
        .Where(sensor => sensor.Sensor.ShelfId is not null)
        .GroupBy(sensor => sensor.Sensor.ShelfId!.Value)
        .Select(shelf => (Id: shelf.Key, Climate: new AirClimate([.. shelf])))
        .Select(shelf => new PlaceClimate(shelf.Id, shelf.Climate.Vpd, shelf.Climate.LeafVpd, shelf.Climate.DewPoint))
        .Where(place => place.Vpd is not null);

    private static IEnumerable<LightDay> Light(AnalyticsSpan span, IReadOnlyCollection<SensorSums> sensors) =>
        from day in span.Days()
        let lights = sensors.Where(sensor => sensor.ByDay.ContainsKey(day.Date)).Select(sensor => new SensorLight(sensor.Sensor.Id, SensorSums.Moles(sensor.ByDay[day.Date]))).ToImmutableArray()
        where lights.Length > 0
        select new LightDay(day.Date, span.From <= day.Start && day.End <= span.Until, lights.Average(light => light.Moles), lights);

    private static DeviceAnalytics OfDevice(DeviceFacts device, DeviceRun[] runs, AnalyticsSpan span) => new()
    {
        DeviceId = device.Id,
        Name = device.Name,
        Type = device.Type,
        OnSeconds = runs.Sum(run => run.SecondsWithin(span.From, span.Until)),
        SwitchOns = runs.Count(run => run.StartedAt >= span.From && run.StartedAt < span.To),
        SwitchOffs = runs.Count(run => run.EndedAt >= span.From && run.EndedAt < span.To),
    };

    private static EnergyAnalytics? Energy(IEnumerable<SensorSums> sensors)
    {
        var meters = sensors.Where(sensor => sensor.Sensor.Type == SensorType.Power).Select(sensor => new SensorEnergy(sensor.Sensor.Id, SensorSums.Kwh(sensor.Integral))).ToImmutableArray();
        return meters.IsEmpty ? null : new EnergyAnalytics(meters.Sum(meter => meter.Kwh), meters);
    }
}
