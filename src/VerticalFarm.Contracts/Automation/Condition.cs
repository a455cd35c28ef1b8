using System.Text.Json.Serialization;
using VerticalFarm.Contracts.Automation.Json;

namespace VerticalFarm.Contracts.Automation;

/// <summary>
/// A state of the farm that can hold, not hold, or be unknown. Conditions are values: two of the same content are equal.
/// </summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.Condition")]
[JsonConverter(typeof(ConditionConverter))]
public abstract record Condition
{
    /// <summary>The conditions that this one is made of, in order; empty for one that looks at the farm itself.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<Condition> Parts => [];
}
