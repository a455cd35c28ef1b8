namespace VerticalFarm.Simulator.Physics;

/// <summary>What the actuators of the room are set to.</summary>
public sealed record RoomControls
{
    /// <summary>What a room is set to when nobody has touched it: lamps by the <see cref="Photoperiod"/>, the pump running, everything else off.</summary>
    /// <param name="localTime">The room's local time.</param>
    public static RoomControls StartAt(DateTimeOffset localTime) =>
        new() { LampLevel = Photoperiod.IsLit(localTime) ? 1 : 0, IrrigationPump = true };

    /// <summary>Output of the lamps, 0..1.</summary>
    public double LampLevel { get; init; }

    /// <summary>Air flow of the exhaust fan, 0..1.</summary>
    public double FanLevel { get; init; }

    /// <summary>Whether the electric heater is on.</summary>
    public bool Heater { get; init; }

    /// <summary>Whether the mist maker is switched on; it mists while the air is below <see cref="MistTargetPercent"/>.</summary>
    public bool MistMaker { get; init; }

    /// <summary>Relative humidity in percent at which the mist maker's own hygrostat pauses it.</summary>
    public double MistTargetPercent { get; init; } = 80;

    /// <summary>Whether nutrient solution is pumped round.</summary>
    public bool IrrigationPump { get; init; }

    /// <summary>Whether carbon dioxide flows in.</summary>
    public bool Co2Valve { get; init; }

    /// <summary>Rate of nutrient concentrate, mL/min.</summary>
    public double DoserMillilitresPerMinute { get; init; }
}
