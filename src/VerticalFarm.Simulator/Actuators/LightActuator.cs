using System.Text.Json;
using VerticalFarm.Simulator.Physics;

namespace VerticalFarm.Simulator.Actuators;

/// <summary>Dimmable lamps; switched on without a brightness they take up the last one.</summary>
internal sealed class LightActuator(string entityId, string name) : Actuator(entityId, name, new ActuatorSetting(true, FullBrightness))
{
    private const double FullBrightness = 255;
    private static readonly string[] ColorModes = ["brightness"];

    public override ActuatorSetting InitialAt(DateTimeOffset localTime) => new(Photoperiod.IsLit(localTime), FullBrightness);

    public override IReadOnlyDictionary<string, JsonElement> Capabilities =>
        Describe(("supported_color_modes", ColorModes), ("supported_features", 0));

    public override IReadOnlyDictionary<string, JsonElement> Attributes(ActuatorSetting setting, RoomState room) => Describe(
        ("supported_color_modes", ColorModes),
        ("color_mode", setting.On ? "brightness" : null),
        ("brightness", setting.On ? (int)setting.Level : null),
        ("supported_features", 0));

    public override ActuatorSetting Next(ActuatorSetting now, string service, IReadOnlyDictionary<string, double> arguments)
    {
        var next = base.Next(now, service, arguments);
        if (!next.On)
        {
            return next;
        }

        var level = arguments.TryGetValue("brightness", out var brightness) ? brightness
            : arguments.TryGetValue("brightness_pct", out var percent) ? Math.Round(percent * FullBrightness / 100)
            : next.Level;
        return level > 0 ? next with { Level = level } : next with { On = false };
    }

    public override RoomControls Drive(RoomControls controls, ActuatorSetting setting) =>
        controls with { LampLevel = setting.On ? setting.Level / FullBrightness : 0 };
}
