using VerticalFarm.HomeAssistant.Entities;

namespace VerticalFarm.HomeAssistant.Commands;

/// <summary>The setpoint of air humidity that humidifiers and some thermostats have.</summary>
internal static class HumiditySetpoint
{
    /// <summary>The service takes whole percents only.</summary>
    private const double Tolerance = 1;

    public static EntityCommandPlan Plan(Wish wish, double defaultMin, double defaultMax) =>
        wish.RefuseOutside(wish.Entity.Number("min_humidity") ?? defaultMin, wish.Entity.Number("max_humidity") ?? defaultMax, " %")
        ?? wish.Call("set_humidity", "humidity", (int)Math.Round(wish.Number), report => report.Humidity is { } at && Math.Abs(at - wish.Number) <= Tolerance);
}
