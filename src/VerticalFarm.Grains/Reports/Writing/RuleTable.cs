using VerticalFarm.Contracts.Reports;

namespace VerticalFarm.Grains.Reports.Writing;

/// <summary>What the farm did by itself.</summary>
internal static class RuleTable
{
    private static readonly Table Table = new("Rules", "Rule", "Decisions", "Became true", "By hand");

    public static Markup Write(DailyReport report) => Table.Write(report.Rules.Select(rule => new[]
    {
        Table.Cell(rule.Name ?? "A rule that is no more"),
        Table.Cell(Measures.Count(rule.Decisions)),
        Table.Cell(Measures.Count(rule.Fired)),
        Table.Cell(Measures.Count(rule.ByHand)),
    }));
}
