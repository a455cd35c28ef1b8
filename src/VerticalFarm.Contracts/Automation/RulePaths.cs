namespace VerticalFarm.Contracts.Automation;

/// <summary>How the clauses of a rule are addressed, in errors, explanations and memory: as the grower wrote them, <c>when.all[0].not</c>.</summary>
public static class RulePaths
{
    /// <summary>The path of the whole condition.</summary>
    public const string Root = "when";

    /// <summary>The path of a part of <paramref name="parent"/>.</summary>
    /// <param name="parent">A condition that has parts.</param>
    /// <param name="path">Its path.</param>
    /// <param name="index">Which part, counted from 0.</param>
    public static string Part(Condition parent, string path, int index) => parent switch
    {
        AllOf => $"{path}.all[{index}]",
        AnyOf => $"{path}.any[{index}]",
        _ => $"{path}.not",
    };
}
