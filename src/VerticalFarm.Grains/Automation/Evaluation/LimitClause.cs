using VerticalFarm.Contracts.Automation;

namespace VerticalFarm.Grains.Automation.Evaluation;

/// <summary>Compares what was read of sensors, of the air or of the weather with its limits.</summary>
internal static class LimitClause
{
    public static ClauseResult Evaluate<T>(T condition, string path, bool? held, Observation observation, DateTimeOffset now)
        where T : Condition, ILimited
    {
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
