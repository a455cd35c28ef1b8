using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Automation.Evaluation;

namespace VerticalFarm.Grains.Tests.Automation.Evaluation;

/// <summary>
/// The meaning of a rule, spelt out over its whole history: it remembers nothing and works everything out from the first moment on, as
/// slowly as that is (what was worked out once is kept, or the tests would not end). What the evaluator remembers must amount to this.
/// </summary>
internal sealed class NaiveRule(RuleDefinition rule, IReadOnlyList<Moment> history)
{
    private readonly Dictionary<(string Question, Condition? About, int Moment), object?> _known = [];

    public RuleOutcome Outcome(int k) => Truth(rule.When, k) is null ? RuleOutcome.Unknown : Held(k);

    /// <summary>Since when the condition holds at the last moment at which that was known.</summary>
    public DateTimeOffset? TrueSince(int k)
    {
        var known = Enumerable.Range(0, k + 1).Where(i => Truth(rule.When, i) is not null).ToArray();
        var interrupted = rule.OnUnknown == OnUnknown.False && Truth(rule.When, k) is null;
        return known.Length > 0 && !interrupted && Truth(rule.When, known[^1]) == true ? Since(rule.When, known[^1]) : null;
    }

    public RuleDirective Standing(int k) => Once(nameof(Standing), about: null, k, () => WorkOutStanding(k));

    private RuleDirective WorkOutStanding(int k)
    {
        if (k < 0)
        {
            return RuleDirective.None;
        }

        if (Acts(k) is not { } acts)
        {
            return Standing(k - 1);
        }

        if (!acts || Held(k) != RuleOutcome.True)
        {
            return RuleDirective.Otherwise;
        }

        var fired = Enumerable.Range(0, k).Where(i => Standing(i) == RuleDirective.Then && Standing(i - 1) != RuleDirective.Then).ToArray();
        var cools = fired.Length > 0 && history[fired[^1]].Now.AddSeconds(rule.CooldownSeconds) > history[k].Now;
        return cools ? Standing(k - 1) : RuleDirective.Then;
    }

    private RuleOutcome Held(int k) => Once(nameof(Held), about: null, k, () => k < 0 ? RuleOutcome.Unknown : Acts(k) switch
    {
        null => Held(k - 1),
        false => RuleOutcome.False,
        true => Held(k - 1) == RuleOutcome.True || Since(rule.When, k).AddSeconds(rule.ForSeconds) <= history[k].Now ? RuleOutcome.True : RuleOutcome.False,
    });

    private bool? Acts(int k) => Truth(rule.When, k) ?? (rule.OnUnknown == OnUnknown.False ? false : null);

    private bool? Truth(Condition condition, int k) => Once(nameof(Truth), condition, k, () => condition switch
    {
        AllOf all => all.Conditions.Any(part => Truth(part, k) == false) ? false : all.Conditions.Any(part => Truth(part, k) is null) ? null : true,
        AnyOf any => any.Conditions.Any(part => Truth(part, k) == true) ? true : any.Conditions.Any(part => Truth(part, k) is null) ? null : false,
        Not not => !Truth(not.Condition, k),
        ILimited limited => Read(limited, k) is null ? null : Latch(limited, k),
        TimeCondition time => TimeOnly.FromTimeSpan(history[k].Now.TimeOfDay) >= time.From && TimeOnly.FromTimeSpan(history[k].Now.TimeOfDay) < time.To,
        DeviceCondition device => Sees(device, history[k].Inputs.Devices),
        _ => throw new NotSupportedException($"{condition.GetType()} is not spelt out here yet"), // A new kind of condition fails these tests until it is.
    });

    /// <summary>Since the first moment of the run of moments, up to this one, at which it was never known to be otherwise.</summary>
    private DateTimeOffset Since(Condition condition, int k) => Once(nameof(Since), condition, k, () => WorkOutSince(condition, k));

    private DateTimeOffset WorkOutSince(Condition condition, int k)
    {
        var truth = Truth(condition, k);
        var first = k;
        for (var i = k; i >= 0 && (Truth(condition, i) == truth || (Truth(condition, i) is null && rule.OnUnknown == OnUnknown.Hold)); i--)
        {
            first = Truth(condition, i) == truth ? i : first;
        }

        return Turned(condition, first, truth!.Value);
    }

    private DateTimeOffset Turned(Condition condition, int k, bool truth) => (condition, truth) switch
    {
        (AllOf, true) or (AnyOf, false) => condition.Parts.Max(part => Since(part, k)),
        (AllOf or AnyOf, _) => condition.Parts.Where(part => Truth(part, k) == truth).Min(part => Since(part, k)),
        (Not not, _) => Since(not.Condition, k),
        (WeatherCondition, _) => history[k].Inputs.Weather!.At is var seen && seen < history[k].Now ? seen : history[k].Now,
        (ILimited limited, _) => Fresh(limited, k).Max(input => input.At!.Value) is var at && at < history[k].Now ? at : history[k].Now,
        (TimeCondition time, true) => Today(time.From, k),
        (TimeCondition time, false) => Today(time.To, k) <= history[k].Now ? Today(time.To, k) : Today(time.To, k).AddDays(-1),
        _ => history[k].Now,
    };

    private DateTimeOffset Today(TimeOnly time, int k) => new(DateOnly.FromDateTime(history[k].Now.DateTime), time, TimeSpan.Zero);

    /// <summary>Goes back to the last reading that leaves no choice.</summary>
    private bool Latch(ILimited condition, int k)
    {
        for (var i = k; i >= 0; i--)
        {
            if (Read(condition, i) is { } value)
            {
                if (Within(condition, value, slack: 0))
                {
                    return true;
                }

                if (condition.Hysteresis == 0 || !Within(condition, value, condition.Hysteresis))
                {
                    return false;
                }
            }
        }

        return false;
    }

    private static bool Within(ILimited condition, double value, double slack) => condition.Is switch
    {
        Comparison.Above => slack > 0 ? value >= condition.Value - slack : value > condition.Value,
        Comparison.Below => slack > 0 ? value <= condition.Value + slack : value < condition.Value,
        Comparison.Between => value >= condition.Low - slack && value <= condition.High + slack,
        _ => slack > 0 ? value <= condition.Low + slack || value >= condition.High - slack : value < condition.Low || value > condition.High,
    };

    private SensorInput[] Fresh(ILimited condition, int k) =>
        [.. history[k].Inputs.Sensors.Where(input => Chooses(condition, input) && input.At is { } at && history[k].Now - at <= TimeSpan.FromSeconds(180))];

    private static bool Chooses(ILimited condition, SensorInput input) => condition switch
    {
        SensorCondition { Sensor.Id: { } id } => input.Id == id,
        SensorCondition { Sensor.Type: { } type } => input.Type == type,
        MetricCondition { Metric: Metric.Dli } => input.Type == SensorType.Ppfd,
        _ => input.Type is SensorType.AirTemperature or SensorType.RelativeHumidity,
    };

    private double? Read(ILimited condition, int k) => condition switch
    {
        WeatherCondition weather => Told(weather, k),
        MetricCondition { Metric: Metric.Dli } => Mean(Fresh(condition, k).Select(input => input.LightMoles!.Value)),
        MetricCondition metric => WorkOut(
            metric.Metric,
            Mean(Fresh(condition, k).Where(input => input.Type == SensorType.AirTemperature).Select(input => input.Value!.Value)),
            Mean(Fresh(condition, k).Where(input => input.Type == SensorType.RelativeHumidity).Select(input => input.Value!.Value))),
        SensorCondition sensor => Fresh(condition, k).Select(input => input.Value!.Value).ToArray() switch
        {
            [] => null,
            var values when sensor.Sensor.Id is not null => values[0],
            var values => sensor.Sensor.Aggregate switch
            {
                Aggregate.Min => values.Min(),
                Aggregate.Max => values.Max(),
                _ => Mean(values),
            },
        },
        _ => throw new NotSupportedException($"{condition.GetType()} is not spelt out here yet"),
    };

    private double? Told(WeatherCondition condition, int k) => history[k].Inputs.Weather is { } told && history[k].Now - told.At <= TimeSpan.FromSeconds(120)
        ? condition.Weather switch
        {
            WeatherQuantity.Temperature => told.TemperatureCelsius,
            WeatherQuantity.Humidity => told.HumidityPercent,
            _ => told.CloudCoverPercent,
        }
        : null;

    private static double? Mean(IEnumerable<double> values) => values.ToArray() is { Length: > 0 } all ? all.Sum() / all.Length : null;

    private static double? WorkOut(Metric metric, double? celsius, double? percent)
    {
        if (celsius is not { } t || percent is not { } rh)
        {
            return null;
        }

        if (metric == Metric.Vpd)
        {
            return 0.6108 * Math.Exp(17.27 * t / (t + 237.3)) * (1 - (rh / 100));
        }

        var h = Math.Log(rh / 100) + (17.62 * t / (243.12 + t));
        return 243.12 * h / (17.62 - h);
    }

    private static bool? Sees(DeviceCondition condition, IReadOnlyList<DeviceInput> devices)
    {
        var seen = devices.Where(device => condition.Device.Id is not { } id || device.Id == id).Select(device => Sees(condition.Is, device)).ToArray();
        return seen.Contains(true) ? true : seen.Contains(null) ? null : false;
    }

    private static bool? Sees(DeviceIs wanted, DeviceInput device) => wanted switch
    {
        DeviceIs.Unavailable => !device.Available,
        DeviceIs.On => device.Available == true ? device.On : null,
        _ => device.Available == true ? !device.On : null,
    };

    private T Once<T>(string question, Condition? about, int k, Func<T> workOut)
    {
        if (!_known.TryGetValue((question, about, k), out var answer))
        {
            answer = workOut();
            _known[(question, about, k)] = answer;
        }

        return (T)answer!;
    }
}
