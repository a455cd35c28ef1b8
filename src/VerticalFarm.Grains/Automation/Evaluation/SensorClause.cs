using VerticalFarm.Contracts.Automation;

namespace VerticalFarm.Grains.Automation.Evaluation;

/// <summary>Compares what sensors read.</summary>
internal static class SensorClause
{
    public static ClauseResult Evaluate(SensorCondition condition, string path, bool? held, IReadOnlyList<SensorInput> sensors, DateTimeOffset now)
    {
        var observation = SensorReader.Read(condition, sensors, now);
        var result = new ClauseResult
        {
            Path = path,
            Condition = condition,
            Truth = RuleOutcome.Unknown,
            Subject = observation.Subject,
            Observation = observation,
            Reason = observation.Missing,
        };
        if (observation.Value is not { } value)
        {
            return result;
        }

        var limits = new Limits(condition);
        var holds = limits.Hold(value, held ?? false);
        return result with
        {
            Truth = Truth.Of(holds),

            // A sensor's clock may run ahead of ours; nothing has been so since a time to come.
            Since = observation.At < now ? observation.At : now,
            Threshold = limits.Next(value, holds),
            ChangesAt = observation.ExpiresAt,
        };
    }
}
