using System.Text.Json.Serialization;
using VerticalFarm.Contracts;

namespace VerticalFarm.Grains.Automation.Evaluation;

/// <summary>Which of a rule's lists of actions is, or is to be, in force.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<RuleDirective>))]
internal enum RuleDirective
{
    /// <summary>Neither.</summary>
    None,

    /// <summary>The actions of <c>then</c>.</summary>
    Then,

    /// <summary>The actions of <c>otherwise</c>.</summary>
    Otherwise,
}
