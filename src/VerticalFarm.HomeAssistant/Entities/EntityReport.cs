using VerticalFarm.HomeAssistant.Entities;

namespace VerticalFarm.HomeAssistant;

/// <summary>What an entity's state means, whatever its domain. A null is not known, or not a thing of this domain.</summary>
/// <param name="On">On, open or running.</param>
/// <param name="Level">Strength in percent, 0 to 100.</param>
/// <param name="Temperature">Setpoint in °C.</param>
/// <param name="Humidity">Setpoint in % relative humidity.</param>
/// <param name="Position">Opening in percent, 0 (closed) to 100.</param>
/// <param name="Value">The number that it states, in its own unit.</param>
/// <param name="Available">Whether it can be commanded. A state of unknown can: an entity that never confirms begins so.</param>
/// <param name="At">When it last said so.</param>
public sealed record EntityReport(
    bool? On, double? Level, double? Temperature, double? Humidity, double? Position, double? Value, bool Available, DateTimeOffset At)
{
    /// <summary>What a state means.</summary>
    public static EntityReport From(EntityState state)
    {
        var bare = new EntityReport(null, null, null, null, null, null, state.State != EntityState.Unavailable, state.LastUpdated);
        if (!state.IsAvailable)
        {
            return bare;
        }

        return state.Domain switch
        {
            "light" => bare with { On = OnOff(state), Level = Strength(state, state.Number("brightness") / 2.55) },
            "fan" => bare with { On = OnOff(state), Level = Strength(state, state.Number("percentage")) },
            "climate" => bare with { On = state.State != "off", Temperature = Setpoint(state), Humidity = state.Number("humidity") },
            "humidifier" => bare with { On = OnOff(state), Humidity = state.Number("humidity") },
            "cover" or "valve" => bare with { On = IsOpen(state), Position = state.Number("current_position") },
            "number" or "input_number" => OfNumber(bare, state),
            _ => bare with { On = OnOff(state), Value = ReadingValue.TryRead(state, "", out var value) ? value : null },
        };
    }

    private static bool? OnOff(EntityState state) => state.State switch { "on" => true, "off" => false, _ => null };

    /// <summary>Brightness has 255 steps, so tenths of a percent say all there is.</summary>
    private static double? Strength(EntityState state, double? percent) =>
        state.State == "off" ? 0 : percent is { } level ? Math.Round(Math.Clamp(level, 0, 100), 1) : null;

    private static double? Setpoint(EntityState state) =>
        state.Number("temperature") is { } temperature ? UnitConversion.Convert(temperature, state.TemperatureUnit, "°C") : null;

    /// <summary>While it moves it is not closed: an opening valve lets water through.</summary>
    private static bool? IsOpen(EntityState state) => state.State switch { "open" or "opening" or "closing" => true, "closed" => false, _ => null };

    /// <summary>A number has no on and off; one that can be zero runs when it is not.</summary>
    private static EntityReport OfNumber(EntityReport bare, EntityState state) => ReadingValue.TryRead(state, "", out var value)
        ? bare with
        {
            Value = value,
            On = NumberRange.Of(state).HasZero ? value != 0 : null,
            Level = NumberRange.Of(state).IsPercent ? value : null,
        }
        : bare;
}
