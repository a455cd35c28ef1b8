using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Automation.Evaluation;
using VerticalFarm.Grains.Automation.Sight;
using VerticalFarm.Grains.Devices.Envelope;

namespace VerticalFarm.Grains.Automation;

/// <summary>
/// What a rule looks at: the sensors and devices it names, which tell it of every change. It keeps what it was told, so that the evaluation
/// of every minute asks nobody, except where something should have been heard and was not.
/// </summary>
internal sealed partial class AutomationRuleGrain
{
    // Far beyond any call's time-out.
    private static readonly TimeSpan MakingTakesAtMost = TimeSpan.FromMinutes(5);

    // Everything is looked at afresh now and then, whatever was told: a message that was lost costs no more than that.
    private static readonly TimeSpan LooksAfresh = TimeSpan.FromMinutes(15);

    // Silent sensors are asked every so many ticks.
    private const int AsksTheSilentEvery = 5;

    private RuleSight? _sight;
    private DateTimeOffset _looksAfreshAt;
    private int _ticks;

    /// <summary>The state of the farm as far as this rule may look at it; null when the farm is no more.</summary>
    private async Task<RuleInputs?> InputsAsync()
    {
        if (_sight is null && !await LookAsync())
        {
            return null;
        }

        var sensors = _sight!.Sensors;
        if (RuleScope.Has<MetricCondition>(Definition.When, metric => metric.Metric == Metric.Dli))
        {
            sensors = await WithLightAsync(sensors, _sight.Zone);
        }

        var weather = RuleScope.Has<WeatherCondition>(Definition.When) ? await weatherSource.CurrentAsync(rule.State.FarmId) : null;
        return new RuleInputs(_sight.Zone, sensors, _sight.Devices, weather);
    }

    /// <summary>Looks at everything afresh; false when there is nothing to look at any more.</summary>
    private async Task<bool> LookAsync()
    {
        if (await Farm().Facts() is not { } facts)
        {
            return false;
        }

        if (!facts.Rules.Contains(Id))
        {
            await EndIfForsakenAsync();
            return false;
        }

        var sensors = facts.Sensors.Where(sensor => RuleScope.Looks(Definition.When, sensor, facts.Layout)).Select(sensor => sensor.Id).ToArray();
        var devices = facts.Devices.Where(device => RuleScope.Looks(Definition.When, device, facts.Layout)).Select(device => device.Id).ToArray();
        if (Definition.Mode != RuleMode.Disabled)
        {
            await SubscribeAsync(sensors, devices);
        }

        var seen = await Task.WhenAll(sensors.Select(id => Sensor(id).Get()));
        var turned = await Task.WhenAll(devices.Select(id => Device(id).Get()));
        _sight = new RuleSight(
            Definition,
            facts,
            TimeZoneInfo.FindSystemTimeZoneById(facts.Timezone),
            seen.Select(answer => answer.Value).OfType<SensorView>(),
            turned.Select(answer => answer.Value).OfType<DeviceView>());
        _looksAfreshAt = time.GetUtcNow() + LooksAfresh;
        return true;
    }

    /// <summary>Asks those of whom something should have been heard, and devices, whose messages carry no state.</summary>
    private async Task LookAgainAsync()
    {
        var now = time.GetUtcNow();
        if (_sight is null || now >= _looksAfreshAt)
        {
            _sight = null;
            return;
        }

        var doubtful = _sight.Doubtful(now, silentToo: ++_ticks % AsksTheSilentEvery == 0).ToArray();
        foreach (var sensor in await Task.WhenAll(doubtful.Select(id => Sensor(id).Get())))
        {
            if (sensor.Value is { Latest: { } latest })
            {
                _sight.Take(sensor.Value.Id, latest.Ts, latest.Value);
            }
        }

        await LookAtDevicesAsync(_sight.Devices.Select(device => device.Id));
    }

    private async Task LookAtDevicesAsync(IEnumerable<Guid> ids)
    {
        foreach (var device in await Task.WhenAll(ids.Select(id => Device(id).Get())))
        {
            if (device.Value is not null)
            {
                _sight?.Take(device.Value);
            }
        }
    }

    private async Task<IReadOnlyList<SensorInput>> WithLightAsync(IReadOnlyList<SensorInput> sensors, TimeZoneInfo zone)
    {
        var midnight = LocalDay.Of(time.GetUtcNow(), zone).Start;
        var lit = new List<SensorInput>(sensors.Count);
        foreach (var sensor in sensors)
        {
            lit.Add(sensor.Type == SensorType.Ppfd
                ? sensor with { LightMoles = await lights.OfAsync(sensor.Id, midnight, SensorReader.MaxAge(null, sensor)) }
                : sensor);
        }

        return lit;
    }

    /// <summary>
    /// The farm does not own this rule: it is being made at this moment, or a silo died between its making or deletion and the farm's note
    /// of it. Either way it must not act; in the second case nobody will ever delete it, so it ends itself.
    /// </summary>
    private async Task EndIfForsakenAsync()
    {
        if (time.GetUtcNow() - rule.State.CreatedAt > MakingTakesAtMost)
        {
            LogForsaken(logger, Id, rule.State.FarmId);
            await Remove();
        }
    }

    // They are asked first and the lists are committed second: one that tells too much does no harm, one that is forgotten would.
    private async Task SubscribeAsync(Guid[] sensors, Guid[] devices)
    {
        var (heard, watched) = (rule.State.Subscriptions, rule.State.Watched);
        await Task.WhenAll(
        [
            .. sensors.Except(heard).Select(id => Sensor(id).Subscribe(Id)),
            .. heard.Except(sensors).Select(id => Sensor(id).Unsubscribe(Id)),
            .. devices.Except(watched).Select(id => Device(id).Watch(Id)),
            .. watched.Except(devices).Select(id => Device(id).Unwatch(Id)),
        ]);
        if (!heard.ToHashSet().SetEquals(sensors) || !watched.ToHashSet().SetEquals(devices))
        {
            await CommitAsync(rule.State with { Subscriptions = [.. sensors], Watched = [.. devices] });
        }
    }

    private ISensorGrain Sensor(Guid id) => GrainFactory.GetGrain<ISensorGrain>(id);

    private IDeviceGrain Device(Guid id) => GrainFactory.GetGrain<IDeviceGrain>(id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rule {RuleId} is not among the rules of farm {FarmId} and ends itself")]
    private static partial void LogForsaken(ILogger logger, Guid ruleId, Guid farmId);
}
