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
    public static double? Score(ImmutableArray<SensorView> sensors, ImmutableArray<DeviceView> devices, int openCriticals)
    {
        if (sensors.IsEmpty && devices.IsEmpty)
        {
            return null;
        }

        var fine = Share(sensors.Count(sensor => sensor.Status == SensorStatus.Ok), sensors.Length);
        var online = Share(devices.Count(device => device.Availability == DeviceAvailability.Online), devices.Length);
        var calm = Math.Max(0, 1 - (openCriticals / 3.0));
        return Math.Round(100 * ((0.5 * fine) + (0.3 * online) + (0.2 * calm)), 1);
    }

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}
