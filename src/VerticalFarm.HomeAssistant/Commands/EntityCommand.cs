namespace VerticalFarm.HomeAssistant;

/// <summary>What an entity is to do, in words that fit every domain. At most one of the numbers is given.</summary>
/// <param name="Kind">On, off, or set the number given.</param>
/// <param name="Level">Strength in percent, 0 to 100; 0 is off.</param>
/// <param name="Temperature">Setpoint in °C.</param>
/// <param name="Humidity">Setpoint in % relative humidity.</param>
/// <param name="Position">Opening in percent, 0 (closed) to 100.</param>
/// <param name="Value">A number in the entity's own unit.</param>
public sealed record EntityCommand(EntityCommandKind Kind, double? Level, double? Temperature, double? Humidity, double? Position, double? Value);

/// <summary>What kind of thing an entity is to do.</summary>
public enum EntityCommandKind
{
    /// <summary>Turn on or open, at the number given if there is one.</summary>
    TurnOn,

    /// <summary>Turn off or close.</summary>
    TurnOff,

    /// <summary>Set the number given.</summary>
    Set,
}
