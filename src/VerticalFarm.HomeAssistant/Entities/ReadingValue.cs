using System.Globalization;
using VerticalFarm.HomeAssistant.Entities;

namespace VerticalFarm.HomeAssistant;

/// <summary>An entity's state as a measured number.</summary>
public static class ReadingValue
{
    /// <summary>Whether numbers of this entity can be told in a unit, whatever it says at the moment.</summary>
    public static bool Fits(EntityState state, string canonicalUnit) => UnitConversion.Convert(0, state.Text("unit_of_measurement"), canonicalUnit) is not null;

    /// <summary>The state as a number in a unit of ours.</summary>
    /// <param name="state">Its <c>unit_of_measurement</c> says what the number means; without one it is taken as it is.</param>
    /// <param name="canonicalUnit">°C, %, ppm, µmol/m²/s, pH, mS/cm, L/min, W, mg/L, kPa, or any other, which must then be the entity's own; empty takes every unit.</param>
    /// <param name="value">The number.</param>
    /// <returns>False for unknown, unavailable, empty or non-finite states, and for a unit that cannot be converted: those are no readings.</returns>
    public static bool TryRead(EntityState state, string canonicalUnit, out double value)
    {
        value = 0;
        if (!double.TryParse(state.State, NumberStyles.Float, CultureInfo.InvariantCulture, out var stated)
            || UnitConversion.Convert(stated, state.Text("unit_of_measurement"), canonicalUnit) is not { } converted
            || !double.IsFinite(converted))
        {
            return false;
        }

        value = converted;
        return true;
    }
}
