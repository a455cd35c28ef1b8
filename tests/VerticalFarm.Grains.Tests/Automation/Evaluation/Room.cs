using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Automation.Evaluation;

namespace VerticalFarm.Grains.Tests.Automation.Evaluation;

/// <summary>A room with one rule, its memory, a clock, sensors and a device: what a test tells it, it evaluates.</summary>
internal sealed class Room(RuleDefinition rule)
{
    public static readonly Guid Air = new("00000000-0000-0000-0000-00000000000a");
    public static readonly Guid Root = new("00000000-0000-0000-0000-00000000000b");
    public static readonly Guid Humidity = new("00000000-0000-0000-0000-00000000000c");
    public static readonly Guid Light = new("00000000-0000-0000-0000-00000000000d");
    public static readonly Guid Pump = new("00000000-0000-0000-0000-00000000000e");
    public static readonly Guid Fan = new("00000000-0000-0000-0000-00000000000f");
    public static readonly Guid Shelf = new("00000000-0000-0000-0000-000000000001");
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<Guid, SensorInput> _sensors = new()
    {
        [Air] = new(Air, "Air", SensorType.AirTemperature, "°C", [Shelf], TimeSpan.FromSeconds(60), null, null),
        [Root] = new(Root, "Root", SensorType.AirTemperature, "°C", [], TimeSpan.FromSeconds(60), null, null),
        [Humidity] = new(Humidity, "Humidity", SensorType.RelativeHumidity, "%", [Shelf], TimeSpan.FromSeconds(60), null, null),
        [Light] = new(Light, "Light", SensorType.Ppfd, "µmol/m²/s", [], TimeSpan.FromSeconds(60), null, null),
    };

    public RuleDefinition Rule { get; set; } = rule;

    public RuleMemory Memory { get; set; } = RuleMemory.Fresh(Start);

    public DeviceInput Device { get; set; } = new(Fan, "Fan", DeviceType.Fan, [], Available: true, On: false);

    public WeatherInput? Weather { get; set; }

    public DateTimeOffset Now { get; private set; } = Start;

    /// <summary>What a sensor measures.</summary>
    public static SensorType TypeOf(Guid sensor) =>
        sensor == Humidity ? SensorType.RelativeHumidity : sensor == Light ? SensorType.Ppfd : SensorType.AirTemperature;

    /// <summary>A rule over the air of a room.</summary>
    public static RuleDefinition When(Condition when) => new() { Name = "Rule", Mode = RuleMode.Armed, When = when, Then = [new DeviceAction(DeviceSelector.OfId(Fan), CommandKind.TurnOn)] };

    public static SensorCondition Above26 => SensorCondition.Above(SensorSelector.OfId(Air), 26, hysteresis: 0.5);

    /// <summary>A reading at some seconds from the start, evaluated at that time or later.</summary>
    public RuleEvaluation Reads(double at, double value, double? evaluatedAt = null, Guid? sensor = null)
    {
        Stores(at, value, sensor);
        return LooksAt(evaluatedAt ?? at);
    }

    public void Stores(double at, double value, Guid? sensor = null) =>
        _sensors[sensor ?? Air] = _sensors[sensor ?? Air] with { At = Start.AddSeconds(at), Value = value };

    /// <summary>The light of the day so far.</summary>
    public void Lights(double moles) => _sensors[Light] = _sensors[Light] with { LightMoles = moles };

    public RuleEvaluation LooksAt(double at)
    {
        Now = Start.AddSeconds(at);
        var evaluation = RuleEvaluator.Evaluate(Rule, Memory, new RuleInputs(TimeZoneInfo.Utc, [.. _sensors.Values], [Device], Weather), Now);
        Memory = evaluation.Memory;
        return evaluation;
    }
}
