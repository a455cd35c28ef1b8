using VerticalFarm.Contracts.Sensors;
using VerticalFarm.HomeAssistant;

namespace VerticalFarm.Grains.HomeAssistant;

/// <summary>What an entity of <c>sensor</c> measures. A unit that cannot become the type's own is no proof of that type.</summary>
internal static class SensorProposals
{
    // What an instance tells of itself rather than of a room.
    private static readonly HashSet<string> Housekeeping =
        ["battery", "signal_strength", "timestamp", "date", "duration", "enum", "data_rate", "data_size", "monetary", "energy"];

    /// <summary>What it measures; null when it measures nothing of a farm.</summary>
    public static SensorType? TypeOf(EntityState entity)
    {
        if (entity.DeviceClass is { } kind && Housekeeping.Contains(kind))
        {
            return null;
        }

        var known = Known(entity);
        return known is { } type && ReadingValue.Fits(entity, SensorTypes.UnitOf(type)) ? type
            : entity.Unit is not null || ReadingValue.TryRead(entity, "", out _) ? SensorType.Other
            : null;
    }

    private static SensorType? Known(EntityState entity) => (entity.DeviceClass, entity.Unit) switch
    {
        ("temperature", _) => Temperature(entity),
        ("humidity", _) => SensorType.RelativeHumidity,
        ("moisture", _) => SensorType.SubstrateMoisture,
        ("carbon_dioxide", _) => SensorType.Co2,
        ("ph", _) or (null, "pH" or "ph") => SensorType.Ph,
        ("conductivity", _) or (null, "mS/cm" or "µS/cm" or "μS/cm" or "uS/cm" or "dS/m") => SensorType.Ec,
        ("power", _) => SensorType.Power,
        ("volume_flow_rate", _) or (null, "L/min" or "L/h" or "l/min" or "gal/min") => SensorType.Flow,
        (null, "°C" or "°F") => Temperature(entity),
        (null, "µmol/m²/s" or "μmol/m²/s" or "umol/m²/s" or "µmol/s/m²" or "μmol/s/m²") => SensorType.Ppfd,
        (null, "mg/L" or "mg/l") when entity.Mentions("oxygen") => SensorType.DissolvedOxygen,
        (null, "ppm") when entity.Mentions("co2", "carbon") => SensorType.Co2,
        (null, "%") when entity.Mentions("moisture", "substrate", "soil") => SensorType.SubstrateMoisture,
        (null, "%") when entity.Mentions("level", "tank", "reservoir") => SensorType.WaterLevel,
        (null, "%") when entity.Mentions("humidity") => SensorType.RelativeHumidity,
        (null, null) when entity.EntityId.EndsWith("_ph", StringComparison.Ordinal) && ReadingValue.TryRead(entity, "", out _) => SensorType.Ph,
        _ => null,
    };

    private static SensorType Temperature(EntityState entity) =>
        entity.Mentions("water", "reservoir", "nutrient", "solution", "tank") ? SensorType.WaterTemperature
        : entity.Mentions("leaf", "canopy") ? SensorType.LeafTemperature
        : SensorType.AirTemperature;
}
