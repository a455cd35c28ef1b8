using System.Collections.Immutable;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Grains.Farms;

/// <summary>
/// The health score of a farm, 0 to 100:
/// 100 × (0.5 × share of sensors fresh and in range + 0.3 × share of devices online + 0.2 × max(0, 1 − open critical alerts / 3)).
/// A share of nothing counts as whole; with neither sensors nor devices there is nothing to judge.
/// </summary>
internal static class FarmHealth
{
    public static double? Score(ImmutableArray<SensorView> sensors, ImmutableArray<DeviceView> devices, int openCriticals) =>
        SharesOf(sensors, devices)?.Score(openCriticals);

    /// <summary>What of the score asks every part; null when there is nothing to judge.</summary>
    public static HealthShares? SharesOf(ImmutableArray<SensorView> sensors, ImmutableArray<DeviceView> devices) => sensors.IsEmpty && devices.IsEmpty
        ? null
        : new HealthShares(
            Share(sensors.Count(sensor => sensor.Status == SensorStatus.Ok), sensors.Length),
            Share(devices.Count(device => device.Availability == DeviceAvailability.Online), devices.Length));

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}

/// <summary>The shares of a farm's parts that are well.</summary>
/// <param name="Fine">Of its sensors: fresh and in range.</param>
/// <param name="Online">Of its devices: online.</param>
internal readonly record struct HealthShares(double Fine, double Online)
{
    public double Score(int openCriticals)
    {
        var calm = Math.Max(0, 1 - (openCriticals / 3.0));
        return Math.Round(100 * ((0.5 * Fine) + (0.3 * Online) + (0.2 * calm)), 1);
    }
}
