using System.Text.Json.Serialization;

namespace VerticalFarm.Contracts.Automation;

/// <summary>Three-valued truth, of a rule or of one clause.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<RuleOutcome>))]
public enum RuleOutcome
{
    /// <summary>An input is missing, stale or unavailable, so nobody can tell.</summary>
    Unknown,

    /// <summary>It does not hold.</summary>
    False,

    /// <summary>It holds.</summary>
    True,
}
