using System.Globalization;
using System.Text.Json;
using VerticalFarm.Simulator.Physics;

namespace VerticalFarm.Simulator.Actuators;

/// <summary>A number that a device is set to, within a range.</summary>
internal sealed class NumberActuator(string entityId, string name, string unit, double minimum, double maximum, double step,
    Func<RoomControls, double, RoomControls> drive)
    : Actuator(entityId, name, new ActuatorSetting(true, minimum))
{
    public override IReadOnlyDictionary<string, JsonElement> Capabilities =>
        Describe(("min", minimum), ("max", maximum), ("step", step), ("mode", "box"), ("unit_of_measurement", unit));

    public override IReadOnlyDictionary<string, JsonElement> Attributes(ActuatorSetting setting, RoomState room) => Capabilities;

    public override ActuatorSetting Next(ActuatorSetting now, string service, IReadOnlyDictionary<string, double> arguments) =>
        service == "set_value" ? now with { Level = arguments["value"] } : now;

    public override string? Refuse(string service, IReadOnlyDictionary<string, double> arguments) =>
        service == "set_value" && (arguments["value"] < minimum || arguments["value"] > maximum)
            ? $"Value {Python(arguments["value"])} for {EntityId} is outside valid range {Python(minimum)} - {Python(maximum)}"
            : null;

    public override string Text(ActuatorSetting setting) => Python(setting.Level);

    public override RoomControls Drive(RoomControls controls, ActuatorSetting setting) => drive(controls, setting.Level);

    /// <summary>A float as Python prints it: a whole number keeps its ".0".</summary>
    private static string Python(double value) =>
        double.IsInteger(value) ? value.ToString("F1", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);
}
