using System.Text.Json;
using VerticalFarm.Simulator.Entities;
using VerticalFarm.Simulator.Physics;

namespace VerticalFarm.Simulator.Actuators;

/// <summary>An actuator as Home Assistant knows it: pure meaning, its setting is kept elsewhere.</summary>
internal abstract class Actuator(string entityId, string name, ActuatorSetting initial)
{
    public string EntityId => entityId;

    public string Domain { get; } = entityId[..entityId.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>What it is set to when nobody has touched it.</summary>
    public virtual ActuatorSetting InitialAt(DateTimeOffset localTime) => initial;

    protected string Name => name;

    /// <summary>Attributes that stay when the entity is unavailable.</summary>
    public abstract IReadOnlyDictionary<string, JsonElement> Capabilities { get; }

    public abstract IReadOnlyDictionary<string, JsonElement> Attributes(ActuatorSetting setting, RoomState room);

    /// <summary>The setting after a service of the entity's domain; arguments are validated.</summary>
    public virtual ActuatorSetting Next(ActuatorSetting now, string service, IReadOnlyDictionary<string, double> arguments) => service switch
    {
        "turn_on" => now with { On = true },
        "turn_off" => now with { On = false },
        "toggle" => now with { On = !now.On },
        _ => now,
    };

    /// <summary>What is wrong with a call for this very entity; null if nothing is.</summary>
    public virtual string? Refuse(string service, IReadOnlyDictionary<string, double> arguments) => null;

    public virtual string Text(ActuatorSetting setting) => setting.On ? "on" : "off";

    /// <summary>The room's controls with this actuator's part set.</summary>
    public abstract RoomControls Drive(RoomControls controls, ActuatorSetting setting);

    protected IReadOnlyDictionary<string, JsonElement> Describe(params (string Name, object? Value)[] attributes) =>
        AttributeMap.Of([.. attributes, ("friendly_name", name)]);
}
