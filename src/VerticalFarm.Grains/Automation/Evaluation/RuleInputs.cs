using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Grains.Automation.Evaluation;

/// <summary>The state of the farm as far as a rule may look at it.</summary>
/// <param name="Zone">The farm's time zone.</param>
/// <param name="Sensors">The farm's sensors with their newest readings.</param>
/// <param name="Devices">The farm's devices as they are seen.</param>
/// <param name="Weather">The weather at its place; null while nobody tells.</param>
internal sealed record RuleInputs(TimeZoneInfo Zone, IReadOnlyList<SensorInput> Sensors, IReadOnlyList<DeviceInput> Devices, WeatherInput? Weather = null);

/// <summary>A sensor with its newest reading.</summary>
/// <param name="Id">The sensor's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it measures.</param>
/// <param name="Unit">The unit of its values; may be empty.</param>
/// <param name="Scopes">The ids of its shelf, rack and row; empty when it stands nowhere.</param>
/// <param name="ExpectedInterval">How often it should report.</param>
/// <param name="At">When the newest reading was taken, by the sensor's own clock; null when there is none.</param>
/// <param name="Value">What it was.</param>
/// <param name="LightMoles">The light of the farm's day up to now, in mol/m²; null for sensors of anything but PPFD, and when nobody asked.</param>
internal sealed record SensorInput(
    Guid Id,
    string Name,
    SensorType Type,
    string Unit,
    IReadOnlyList<Guid> Scopes,
    TimeSpan ExpectedInterval,
    DateTimeOffset? At,
    double? Value,
    double? LightMoles = null);

/// <summary>A device as it is seen.</summary>
/// <param name="Id">The device's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">What kind of actuator it is.</param>
/// <param name="Scopes">The ids of its shelf, rack and row; empty when it stands nowhere.</param>
/// <param name="Available">Whether it can be reached; null when nobody knows.</param>
/// <param name="On">Whether it is seen to be on; null when nobody knows.</param>
internal sealed record DeviceInput(Guid Id, string Name, DeviceType Type, IReadOnlyList<Guid> Scopes, bool? Available, bool? On);
