using VerticalFarm.HomeAssistant.Entities;

namespace VerticalFarm.HomeAssistant.Commands;

/// <summary>Thermostats: their mode, and the setpoints that they have.</summary>
internal static class ClimateCommands
{
    /// <summary>Home Assistant's <c>ClimateEntityFeature.TARGET_TEMPERATURE</c>.</summary>
    private const int TargetTemperature = 1;

    /// <summary>Home Assistant's <c>ClimateEntityFeature.TARGET_HUMIDITY</c>.</summary>
    private const int TargetHumidity = 4;

    /// <summary>The order in which Home Assistant itself looks for a mode to turn on.</summary>
    private static readonly string[] Preferred = ["heat_cool", "heat", "cool"];

    public static EntityCommandPlan Plan(Wish wish) => wish switch
    {
        { Quantity: Quantity.Temperature } => Temperature(wish),
        { Quantity: Quantity.Humidity } => Humidity(wish),
        { Quantity: not Quantity.None } => wish.RefuseQuantity(),
        { Kind: EntityCommandKind.TurnOn } => TurnOn(wish),
        _ => TurnOff(wish),
    };

    /// <summary>By its mode and not by climate.turn_on, which old cores do not check and new ones refuse to entities that do not declare it.</summary>
    private static EntityCommandPlan TurnOn(Wish wish) => ModeToTurnOn(wish.Entity) is { } mode
        ? wish.Call("set_hvac_mode", "hvac_mode", mode, report => report.On == true)
        : wish.Call("turn_on", report => report.On == true);

    private static EntityCommandPlan TurnOff(Wish wish) => wish.Entity.Texts("hvac_modes") switch
    {
        { } modes when modes.Contains("off") => wish.Call("set_hvac_mode", "hvac_mode", "off", report => report.On == false),
        { } => wish.Refuse("has no mode \"off\"."),
        null => wish.Call("turn_off", report => report.On == false),
    };

    private static EntityCommandPlan Temperature(Wish wish)
    {
        var entity = wish.Entity;
        if (!entity.Supports(TargetTemperature))
        {
            return wish.Refuse("has no single target temperature.");
        }

        // Ranges and setpoints are in the unit of Home Assistant's unit system.
        var fahrenheit = entity.TemperatureUnit == "°F";
        var (min, max) = (Celsius(entity.Number("min_temp") ?? (fahrenheit ? 44.6 : 7), fahrenheit), Celsius(entity.Number("max_temp") ?? (fahrenheit ? 95 : 35), fahrenheit));
        if (wish.RefuseOutside(min, max, " °C") is { } refusal)
        {
            return refusal;
        }

        var tolerance = Math.Max(entity.Number("target_temp_step") ?? (fahrenheit ? 1 : 0.1), 0.1) / (fahrenheit ? 1.8 : 1);
        var data = new Dictionary<string, object> { ["temperature"] = Math.Round(fahrenheit ? (wish.Number * 1.8) + 32 : wish.Number, 2) };
        var turnOn = wish.Kind == EntityCommandKind.TurnOn;
        if (turnOn && entity.State == "off" && ModeToTurnOn(entity) is { } mode)
        {
            data["hvac_mode"] = mode;
        }

        return EntityCommandPlan.Of(new ServiceCall(entity.Domain, "set_temperature", entity.EntityId, data),
            report => (!turnOn || report.On == true) && report.Temperature is { } at && Math.Abs(at - wish.Number) <= tolerance);
    }

    private static EntityCommandPlan Humidity(Wish wish)
    {
        if (!wish.Entity.Supports(TargetHumidity))
        {
            return wish.Refuse("has no target humidity.");
        }

        return wish.Kind == EntityCommandKind.TurnOn
            ? wish.Refuse("takes one command at a time: turn it on, then set the humidity.")
            : HumiditySetpoint.Plan(wish, 30, 99);
    }

    private static string? ModeToTurnOn(EntityState entity) => entity.Texts("hvac_modes") is { } modes
        ? Preferred.FirstOrDefault(modes.Contains) ?? modes.FirstOrDefault(mode => mode != "off")
        : null;

    private static double Celsius(double stated, bool fahrenheit) => fahrenheit ? (stated - 32) / 1.8 : stated;
}
