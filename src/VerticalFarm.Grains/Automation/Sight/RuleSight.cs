using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Automation.Evaluation;

namespace VerticalFarm.Grains.Automation.Sight;

/// <summary>
/// What a rule knows of its farm: where things stand, as it last looked, and what it was told since. Kept small: there is one for each rule
/// of a silo.
/// </summary>
internal sealed class RuleSight(RuleDefinition rule, FarmFacts facts, TimeZoneInfo zone, IEnumerable<SensorView> sensors, IEnumerable<DeviceView> devices)
{
    private readonly SensorInput[] _sensors = [.. sensors.Select(sensor => InputOf(sensor, facts.Layout))];
    private readonly DeviceInput[] _devices = [.. devices.Select(device => InputOf(device, facts.Layout))];
    private readonly Guid[][] _then = TargetsOf(rule.Then, facts);
    private readonly Guid[][] _otherwise = TargetsOf(rule.Otherwise, facts);

    /// <summary>The farm's time zone.</summary>
    public TimeZoneInfo Zone { get; } = zone;

    /// <summary>The sensors that the rule looks at, each with the newest reading that it was told.</summary>
    public IReadOnlyList<SensorInput> Sensors => _sensors;

    /// <summary>The devices that the rule looks at, as they were last seen.</summary>
    public IReadOnlyList<DeviceInput> Devices => _devices;

    /// <summary>The devices that the rule moves, each with what is wanted of it.</summary>
    public IEnumerable<(DeviceAction Action, Guid Device)> Wishes(RuleDefinition definition, RuleDirective directive) => directive switch
    {
        RuleDirective.Then => Wishes(definition.Then, _then),
        RuleDirective.Otherwise => Wishes(definition.Otherwise, _otherwise),
        _ => [],
    };

    /// <summary>Takes a reading; false when it is news of nothing.</summary>
    public bool Take(Guid sensorId, DateTimeOffset at, double value)
    {
        var index = Array.FindIndex(_sensors, sensor => sensor.Id == sensorId);
        if (index < 0 || _sensors[index].At > at)
        {
            return false;
        }

        _sensors[index] = _sensors[index] with { At = at, Value = value };
        return true;
    }

    /// <summary>Takes how a device is seen now.</summary>
    public void Take(DeviceView device)
    {
        if (Array.FindIndex(_devices, known => known.Id == device.Id) is >= 0 and var index)
        {
            _devices[index] = _devices[index] with { Available = IsAvailable(device), On = IsOn(device) };
        }
    }

    /// <summary>Sensors of which something should have been heard by now: their messages may have been lost.</summary>
    /// <param name="now">The present.</param>
    /// <param name="silentToo">Whether those that have been silent for long are asked as well.</param>
    public IEnumerable<Guid> Doubtful(DateTimeOffset now, bool silentToo) => _sensors
        .Where(sensor => sensor.At is not { } at ? silentToo : now - at > 1.5 * sensor.ExpectedInterval && (silentToo || now - at < 4 * sensor.ExpectedInterval))
        .Select(sensor => sensor.Id);

    private static IEnumerable<(DeviceAction Action, Guid Device)> Wishes(IReadOnlyList<RuleAction> actions, Guid[][] targets)
    {
        for (var i = 0; i < actions.Count; i++)
        {
            foreach (var target in targets[i])
            {
                yield return ((DeviceAction)actions[i], target);
            }
        }
    }

    private static Guid[][] TargetsOf(IReadOnlyList<RuleAction> actions, FarmFacts facts) =>
    [
        .. actions.Select(action => action switch
        {
            DeviceAction { Device.Id: { } id } => [id],
            DeviceAction { Device: var chosen } => [.. facts.Devices.Where(device => RuleScope.Chooses(chosen, device, facts.Layout)).Select(device => device.Id)],
            _ => Array.Empty<Guid>(),
        }),
    ];

    private static SensorInput InputOf(SensorView sensor, FarmLayout layout) => new(
        sensor.Id,
        sensor.Name,
        sensor.Type,
        sensor.Unit,
        layout.ScopesOf(sensor.ShelfId),
        TimeSpan.FromSeconds(sensor.ExpectedIntervalSeconds),
        sensor.Latest?.Ts,
        sensor.Latest?.Value);

    private static DeviceInput InputOf(DeviceView device, FarmLayout layout) =>
        new(device.Id, device.Name, device.Type, layout.ScopesOf(device.ShelfId), IsAvailable(device), IsOn(device));

    private static bool? IsAvailable(DeviceView device) => device.Availability switch
    {
        DeviceAvailability.Online => true,
        DeviceAvailability.Offline => false,
        _ => null,
    };

    private static bool? IsOn(DeviceView device) => device.Reported?.State is { } power ? power == PowerState.On : null;
}
