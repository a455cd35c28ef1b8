using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Automation;

namespace VerticalFarm.Grains.Automation.Evaluation;

/// <summary>Reads the sensors that a clause selects: only readings that are young enough count, and several become one.</summary>
internal static class SensorReader
{
    /// <summary>After so many missed reports a sensor is no longer believed, unless the clause says otherwise.</summary>
    private const int BelievedIntervals = 3;

    public static Observation Read(SensorSelector selector, int? maxAgeSeconds, IReadOnlyList<SensorInput> sensors, DateTimeOffset now)
    {
        var chosen = sensors.Where(sensor => Selects(selector, sensor)).ToArray();
        var fresh = chosen.Where(sensor => sensor is { At: { } at, Value: { } value } && double.IsFinite(value) && now - at <= MaxAge(maxAgeSeconds, sensor)).ToArray();
        var observation = new Observation
        {
            Subject = Subject(selector, chosen),
            Unit = chosen.FirstOrDefault()?.Unit ?? "",
            At = (fresh.Length > 0 ? fresh : chosen).Max(sensor => sensor.At),
        };
        return fresh.Length == 0
            ? observation with { Missing = Missing(selector, maxAgeSeconds, chosen, observation.At, now) }
            : observation with
            {
                Value = Combine(selector, fresh.Select(sensor => sensor.Value!.Value)),
                ExpiresAt = fresh.Min(sensor => sensor.At + MaxAge(maxAgeSeconds, sensor) + TimeSpan.FromTicks(1)),
            };
    }

    public static bool Selects(SensorSelector selector, SensorInput sensor) =>
        selector.Type is null ? sensor.Id == selector.Id : sensor.Type == selector.Type && (selector.In is not { } place || sensor.Scopes.Contains(place));

    /// <summary>How old a reading of the sensor may be to count.</summary>
    public static TimeSpan MaxAge(int? maxAgeSeconds, SensorInput sensor) =>
        maxAgeSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : BelievedIntervals * sensor.ExpectedInterval;

    private static double Combine(SensorSelector selector, IEnumerable<double> values) => (selector.Type, selector.Aggregate) switch
    {
        (null, _) => values.First(),
        (_, Aggregate.Min) => values.Min(),
        (_, Aggregate.Max) => values.Max(),
        _ => values.Average(),
    };

    private static string? Subject(SensorSelector selector, SensorInput[] chosen)
    {
        if (selector.Type is not { } type)
        {
            return chosen.FirstOrDefault()?.Name;
        }

        var how = selector.Aggregate switch
        {
            Aggregate.Min => "lowest",
            Aggregate.Max => "highest",
            _ => "average",
        };
        return $"{how} {EnumNames.Of(type).Replace('_', ' ')} of {chosen.Length} {(chosen.Length == 1 ? "sensor" : "sensors")}";
    }

    private static string Missing(SensorSelector selector, int? maxAgeSeconds, SensorInput[] chosen, DateTimeOffset? newest, DateTimeOffset now)
    {
        if (chosen.Length == 0)
        {
            return selector.Type is null ? "no such sensor" : "no such sensor there";
        }

        return newest is { } at
            ? $"no reading for {Words.Duration(now - at)} (limit {Words.Duration(chosen.Max(sensor => MaxAge(maxAgeSeconds, sensor)))})"
            : "no reading yet";
    }
}
