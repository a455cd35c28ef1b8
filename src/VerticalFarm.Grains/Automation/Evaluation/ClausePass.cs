using System.Collections.Immutable;
using VerticalFarm.Contracts.Automation;

namespace VerticalFarm.Grains.Automation.Evaluation;

/// <summary>One walk over the clauses of a rule: three-valued truth (Kleene's strong logic), and since when each clause says what it says.</summary>
/// <param name="memory">What is remembered of the clauses.</param>
/// <param name="inputs">The state of the farm.</param>
/// <param name="onUnknown">Whether a spell in which a clause is unknown interrupts what it said.</param>
/// <param name="now">The time of the walk.</param>
internal sealed class ClausePass(ImmutableDictionary<string, ClauseMemory> memory, RuleInputs inputs, OnUnknown onUnknown, DateTimeOffset now)
{
    private readonly ImmutableDictionary<string, ClauseMemory>.Builder _next = memory.ToBuilder();

    /// <summary>What is to be remembered after the walk.</summary>
    public ImmutableDictionary<string, ClauseMemory> Remembered => _next.ToImmutable();

    /// <summary>Judges a clause and all its parts.</summary>
    public ClauseResult Evaluate(Condition condition, string path)
    {
        var parts = condition.Parts.Select((part, index) => Evaluate(part, RulePaths.Part(condition, path, index))).ToArray();
        var result = condition switch
        {
            SensorCondition sensor => LimitClause.Evaluate(
                sensor, path, Held(path), SensorReader.Read(sensor.Sensor, sensor.MaxAgeSeconds, inputs.Sensors, now), now),
            MetricCondition metric => LimitClause.Evaluate(metric, path, Held(path), MetricReader.Read(metric, inputs.Sensors, now), now),
            WeatherCondition weather => LimitClause.Evaluate(weather, path, Held(path), WeatherReader.Read(weather, inputs.Weather, now), now),
            TimeCondition time => TimeClause.Evaluate(time, path, Held(path), inputs.Zone, now),
            DeviceCondition device => DeviceClause.Evaluate(device, path, inputs.Devices, now),
            _ => Combination.Evaluate(condition, path, parts),
        };
        return Remember(result);
    }

    private bool? Held(string path) => memory.TryGetValue(path, out var clause) ? clause.Holds : null;

    /// <summary>A clause says what it says since it turned, not since it was last looked at.</summary>
    private ClauseResult Remember(ClauseResult result)
    {
        ClauseMemory? before = memory.TryGetValue(result.Path, out var remembered) ? remembered : null;
        if (result.Truth == RuleOutcome.Unknown)
        {
            if (before is { } known && onUnknown == OnUnknown.False)
            {
                _next[result.Path] = known with { Since = null };
            }

            return result with { Since = null };
        }

        var holds = result.Truth == RuleOutcome.True;
        var since = before is { Since: { } earlier } same && same.Holds == holds ? earlier : result.Since ?? now;
        _next[result.Path] = new ClauseMemory(holds, since);
        return result with { Since = since };
    }
}
