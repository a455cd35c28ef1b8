using VerticalFarm.Contracts.Automation;

namespace VerticalFarm.Grains.Automation.Evaluation;

/// <summary>Three-valued truth from a bool that may be missing.</summary>
internal static class Truth
{
    public static RuleOutcome Of(bool? holds) => holds switch
    {
        true => RuleOutcome.True,
        false => RuleOutcome.False,
        null => RuleOutcome.Unknown,
    };
}
