using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Analytics;
using VerticalFarm.Contracts.Reports;

namespace VerticalFarm.Grains.Reports.Writing;

/// <summary>What each sensor measured.</summary>
internal static class SensorTable
{
    private static readonly Table Table = new("Sensors", "Sensor", "Least", "Mean", "Greatest", "Unit", "Range", "In range", "Came", "Readings");

    public static Markup Write(DailyReport report) => Table.Write(report.Analytics.Sensors.Select(Row));

    private static Markup[] Row(SensorAnalytics sensor)
    {
        var quantity = EnumNames.Of(sensor.Type);
        return
        [
            Table.Name(sensor.Name, QuantityNames.Of(sensor.Type)),
            Table.Cell(Measures.Number(sensor.Min, quantity)),
            Markup.Of($"<b>{Measures.Number(sensor.Avg, quantity)}</b>"),
            Table.Cell(Measures.Number(sensor.Max, quantity)),
            Table.Cell(sensor.Unit),
            Table.Cell(RangeOf(sensor.Range, quantity)),
            InRange(sensor),
            Table.Cell(Measures.Share(sensor.Completeness)),
            Table.Cell(Measures.Count(sensor.Readings)),
        ];
    }

    private static string RangeOf(ValueRange? range, string quantity) => range switch
    {
        { Low: { } low, High: { } high } => $"{Measures.Number(low, quantity)} to {Measures.Number(high, quantity)}",
        { Low: { } low } => $"from {Measures.Number(low, quantity)}",
        { High: { } high } => $"up to {Measures.Number(high, quantity)}",
        _ => Measures.None,
    };

    private static Markup InRange(SensorAnalytics sensor) => Markup.Of($"{Measures.Share(sensor.InRange)}{Beyond(sensor.BelowRange, "too low")}{Beyond(sensor.AboveRange, "too high")}");

    private static Markup Beyond(double? share, string how) => share > 0 ? Markup.Of($""" <span class="off">{Measures.Share(share)} {how}</span>""") : Markup.None;
}
