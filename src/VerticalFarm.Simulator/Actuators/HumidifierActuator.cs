using System.Text.Json;
using VerticalFarm.Simulator.Physics;

namespace VerticalFarm.Simulator.Actuators;

/// <summary>The mist maker: on, it mists until the air has reached its target.</summary>
internal sealed class HumidifierActuator(string entityId, string name) : Actuator(entityId, name, new ActuatorSetting(false, DefaultTarget))
{
    private const int MinimumHumidity = 30;
    private const int MaximumHumidity = 90;
    private const double DefaultTarget = 80;

    public override IReadOnlyDictionary<string, JsonElement> Capabilities => Describe(
        ("min_humidity", MinimumHumidity), ("max_humidity", MaximumHumidity), ("device_class", "humidifier"), ("supported_features", 0));

    public override IReadOnlyDictionary<string, JsonElement> Attributes(ActuatorSetting setting, RoomState room) => Describe(
        ("min_humidity", MinimumHumidity),
        ("max_humidity", MaximumHumidity),
        ("action", Action(setting, room)),
        ("current_humidity", (int)Math.Round(room.RelativeHumidityPercent)),
        ("humidity", (int)setting.Level),
        ("device_class", "humidifier"),
        ("supported_features", 0));

    public override ActuatorSetting Next(ActuatorSetting now, string service, IReadOnlyDictionary<string, double> arguments) =>
        service == "set_humidity"
            ? now with { Level = Math.Clamp(arguments["humidity"], MinimumHumidity, MaximumHumidity) }
            : base.Next(now, service, arguments);

    public override RoomControls Drive(RoomControls controls, ActuatorSetting setting) =>
        controls with { MistMaker = setting.On, MistTargetPercent = setting.Level };

    private static string Action(ActuatorSetting setting, RoomState room) =>
        !setting.On ? "off" : room.RelativeHumidityPercent < setting.Level ? "humidifying" : "idle";
}
