using VerticalFarm.Contracts.Analytics;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Climate;

namespace VerticalFarm.Grains.Analytics;

/// <summary>What air temperature, humidity and leaf temperature say together, step by step: the means of all sensors of each at the same time.</summary>
internal sealed class AirClimate
{
    private readonly Func<int, double?> _air;
    private readonly Func<int, double?> _humidity;
    private readonly Func<int, double?> _leaf;
    private readonly int _steps;

    public AirClimate(IReadOnlyCollection<SensorSums> sensors)
    {
        (_air, _humidity, _leaf) = (Of(sensors, SensorType.AirTemperature), Of(sensors, SensorType.RelativeHumidity), Of(sensors, SensorType.LeafTemperature));
        _steps = sensors.Count == 0 ? 0 : sensors.First().Course.Steps;
    }

    /// <summary>Vapour pressure deficit of the air, kPa.</summary>
    public Extent? Vpd => ExtentOf(VpdAt);

    /// <summary>Vapour pressure deficit at the leaf, kPa.</summary>
    public Extent? LeafVpd => ExtentOf(at => _air(at) is { } air && _humidity(at) is { } humidity && _leaf(at) is { } leaf ? MoistAir.LeafVapourPressureDeficit(leaf, air, humidity) : null);

    /// <summary>Dew point, °C.</summary>
    public Extent? DewPoint => ExtentOf(at => _air(at) is { } air && _humidity(at) is { } humidity ? MoistAir.DewPoint(air, humidity) : null);

    /// <summary>The deficit at one step; null unless both are known.</summary>
    public double? VpdAt(int at) => _air(at) is { } air && _humidity(at) is { } humidity ? MoistAir.VapourPressureDeficit(air, humidity) : null;

    private static Func<int, double?> Of(IEnumerable<SensorSums> sensors, SensorType type) =>
        Course.Mean([.. sensors.Where(sensor => sensor.Sensor.Type == type).Select(sensor => sensor.Course)]);

    private Extent? ExtentOf(Func<int, double?> quantity)
    {
        var (min, max, sum, known) = (double.PositiveInfinity, double.NegativeInfinity, 0.0, 0);
        for (var at = 0; at < _steps; at++)
        {
            if (quantity(at) is { } value)
            {
                (min, max, sum, known) = (Math.Min(min, value), Math.Max(max, value), sum + value, known + 1);
            }
        }

        return known == 0 ? null : new Extent(min, sum / known, max);
    }
}
