using System.Text.Json;
using VerticalFarm.Simulator.Physics;

namespace VerticalFarm.Simulator.Actuators;

/// <summary>A fan with a percentage; zero percent is off.</summary>
internal sealed class FanActuator(string entityId, string name) : Actuator(entityId, name, new ActuatorSetting(false, FullPercentage))
{
    private const double FullPercentage = 100;

    /// <summary>Home Assistant's <c>FanEntityFeature.SET_SPEED</c>.</summary>
    private const int SetSpeed = 1;

    public override IReadOnlyDictionary<string, JsonElement> Capabilities =>
        Describe(("preset_modes", null), ("supported_features", SetSpeed));

    public override IReadOnlyDictionary<string, JsonElement> Attributes(ActuatorSetting setting, RoomState room) => Describe(
        ("preset_modes", null),
        ("percentage", setting.On ? (int)setting.Level : 0),
        ("percentage_step", 1.0),
        ("preset_mode", null),
        ("supported_features", SetSpeed));

    public override ActuatorSetting Next(ActuatorSetting now, string service, IReadOnlyDictionary<string, double> arguments)
    {
        var next = service == "set_percentage" ? now with { On = true } : base.Next(now, service, arguments);
        if (!next.On || !arguments.TryGetValue("percentage", out var percentage))
        {
            return next;
        }

        return percentage > 0 ? next with { Level = percentage } : next with { On = false };
    }

    public override RoomControls Drive(RoomControls controls, ActuatorSetting setting) =>
        controls with { FanLevel = setting.On ? setting.Level / FullPercentage : 0 };
}
