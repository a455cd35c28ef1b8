using System.Collections.Immutable;
using System.Text.Json.Serialization;
using VerticalFarm.Contracts.Automation;

namespace VerticalFarm.Grains.Automation.Evaluation;

/// <summary>
/// What a rule must know of its past; all of it is kept in the store, so that a restart loses nothing. It changes only when something
/// happened, never by the mere passing of time, and equal content is equal: a grain writes it only when it differs.
/// </summary>
internal sealed record RuleMemory
{
    /// <summary>Every clause that was ever known, by its path.</summary>
    public ImmutableDictionary<string, ClauseMemory> Clauses { get; init; } = ImmutableDictionary<string, ClauseMemory>.Empty;

    /// <summary>What the rule last said of the farm.</summary>
    public RuleOutcome Outcome { get; init; }

    /// <summary>Since when it says so.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>What the rule last said when it was known: what an unknown spell holds. Unknown before the first time.</summary>
    public RuleOutcome Held { get; init; }

    /// <summary>Which actions are in force. Lags behind <see cref="Held"/> during a cooldown.</summary>
    public RuleDirective Standing { get; init; }

    /// <summary>When <c>then</c> was last brought about.</summary>
    public DateTimeOffset? ThenAt { get; init; }

    /// <summary>Since when the condition holds, also while it has not done so for long enough; null while it does not.</summary>
    [JsonIgnore]
    public DateTimeOffset? TrueSince => Clauses.TryGetValue(RulePaths.Root, out var root) && root.Holds ? root.Since : null;

    /// <summary>The memory of a rule that was never evaluated.</summary>
    public static RuleMemory Fresh(DateTimeOffset now) => new() { Since = now };

    /// <summary>The memory of a rule whose condition was rewritten: nothing but its cooldown, which no edit is to cut short.</summary>
    public RuleMemory Rewritten(DateTimeOffset now) => Fresh(now) with { ThenAt = ThenAt };

    /// <inheritdoc/>
    public bool Equals(RuleMemory? other) =>
        other is not null
        && (Outcome, Since, Held, Standing, ThenAt) == (other.Outcome, other.Since, other.Held, other.Standing, other.ThenAt)
        && Clauses.Count == other.Clauses.Count
        && Clauses.All(clause => other.Clauses.TryGetValue(clause.Key, out var its) && its == clause.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Outcome, Since, Held, Standing, ThenAt, Clauses.Count);
}
