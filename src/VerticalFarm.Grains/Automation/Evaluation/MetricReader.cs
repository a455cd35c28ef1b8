using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Climate;

namespace VerticalFarm.Grains.Automation.Evaluation;

/// <summary>Works out a quantity from the sensors of a place: the mean of each kind that it takes, of readings that are young enough.</summary>
internal static class MetricReader
{
    /// <summary>The kinds of sensors that a quantity takes.</summary>
    public static IReadOnlyList<SensorType> Takes(Metric metric) => metric == Metric.Dli ? Light : Air;

    private static readonly SensorType[] Light = [SensorType.Ppfd];
    private static readonly SensorType[] Air = [SensorType.AirTemperature, SensorType.RelativeHumidity];

    public static Observation Read(MetricCondition condition, IReadOnlyList<SensorInput> sensors, DateTimeOffset now)
    {
        if (condition.Metric == Metric.Dli)
        {
            return ReadLight(condition, sensors, now);
        }

        var (temperature, humidity) = (Mean(condition, SensorType.AirTemperature, sensors, now), Mean(condition, SensorType.RelativeHumidity, sensors, now));
        var observation = new Observation
        {
            Subject = condition.Metric == Metric.Vpd ? "VPD" : "dew point",
            Unit = condition.Metric == Metric.Vpd ? "kPa" : "°C",
            At = temperature.At > humidity.At || humidity.At is null ? temperature.At : humidity.At,
        };
        if ((temperature.Value, humidity.Value) is not ({ } celsius, { } percent))
        {
            return observation with { Missing = Missing(temperature, SensorType.AirTemperature) ?? Missing(humidity, SensorType.RelativeHumidity) };
        }

        var value = condition.Metric == Metric.Vpd ? MoistAir.VapourPressureDeficit(celsius, percent) : MoistAir.DewPoint(celsius, percent);
        return observation with
        {
            Value = value,
            ExpiresAt = temperature.ExpiresAt < humidity.ExpiresAt ? temperature.ExpiresAt : humidity.ExpiresAt,
            Missing = value is null ? "air without any water has no dew point" : null,
        };
    }

    // The light of the day stands beside the newest value of its sensor; the sensor must be alive for it to be believed.
    private static Observation ReadLight(MetricCondition condition, IReadOnlyList<SensorInput> sensors, DateTimeOffset now)
    {
        var lights = sensors
            .Where(sensor => sensor.Type == SensorType.Ppfd)
            .Select(sensor => sensor with { At = sensor.LightMoles is null ? null : sensor.At, Value = sensor.LightMoles })
            .ToArray();
        var mean = Mean(condition, SensorType.Ppfd, lights, now);
        return mean with
        {
            Subject = "light of the day",
            Unit = "mol/m²",
            Missing = mean.Value is null ? Missing(mean, SensorType.Ppfd) : null,
        };
    }

    private static Observation Mean(MetricCondition condition, SensorType type, IReadOnlyList<SensorInput> sensors, DateTimeOffset now) =>
        SensorReader.Read(SensorSelector.OfType(type, Aggregate.Avg, condition.In), condition.MaxAgeSeconds, sensors, now);

    private static string? Missing(Observation read, SensorType type) => read.Missing is { } why ? $"{EnumNames.Of(type).Replace('_', ' ')}: {why}" : null;
}
