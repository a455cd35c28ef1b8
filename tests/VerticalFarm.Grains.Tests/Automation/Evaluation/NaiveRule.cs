using VerticalFarm.Contracts.Automation;
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
        SensorCondition sensor => Read(sensor, k) is null ? null : Latch(sensor, k),
        TimeCondition time => TimeOnly.FromTimeSpan(history[k].Now.TimeOfDay) >= time.From && TimeOnly.FromTimeSpan(history[k].Now.TimeOfDay) < time.To,
        DeviceCondition device => Sees(device, history[k].Inputs.Devices[0]),
        _ => throw new NotSupportedException(),
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
        (SensorCondition sensor, _) => Fresh(sensor, k).Max(input => input.At!.Value) is var at && at < history[k].Now ? at : history[k].Now,
        (TimeCondition time, true) => Today(time.From, k),
        (TimeCondition time, false) => Today(time.To, k) <= history[k].Now ? Today(time.To, k) : Today(time.To, k).AddDays(-1),
        _ => history[k].Now,
    };

    private DateTimeOffset Today(TimeOnly time, int k) => new(DateOnly.FromDateTime(history[k].Now.DateTime), time, TimeSpan.Zero);

    /// <summary>Goes back to the last reading that leaves no choice.</summary>
    private bool Latch(SensorCondition condition, int k)
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

    private static bool Within(SensorCondition condition, double value, double slack) => condition.Is switch
    {
        Comparison.Above => slack > 0 ? value >= condition.Value - slack : value > condition.Value,
        Comparison.Below => slack > 0 ? value <= condition.Value + slack : value < condition.Value,
        Comparison.Between => value >= condition.Low - slack && value <= condition.High + slack,
        _ => slack > 0 ? value <= condition.Low + slack || value >= condition.High - slack : value < condition.Low || value > condition.High,
    };

    private SensorInput[] Fresh(SensorCondition condition, int k) =>
        [.. history[k].Inputs.Sensors.Where(input => (condition.Sensor.Id ?? input.Id) == input.Id && input.At is { } at && history[k].Now - at <= TimeSpan.FromSeconds(180))];

    private double? Read(SensorCondition condition, int k) => Fresh(condition, k).Select(input => input.Value!.Value).ToArray() switch
    {
        [] => null,
        var values when condition.Sensor.Id is not null => values[0],
        var values => condition.Sensor.Aggregate switch
        {
            Aggregate.Min => values.Min(),
            Aggregate.Max => values.Max(),
            _ => values.Sum() / values.Length,
        },
    };

    private static bool? Sees(DeviceCondition condition, DeviceInput device) => condition.Is switch
    {
        DeviceIs.Unavailable => !device.Available,
        DeviceIs.On => device.Available ? device.On : null,
        _ => device.Available ? !device.On : null,
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
