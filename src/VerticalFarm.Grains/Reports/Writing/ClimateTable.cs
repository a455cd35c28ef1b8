using VerticalFarm.Contracts.Analytics;
using VerticalFarm.Contracts.Reports;

namespace VerticalFarm.Grains.Reports.Writing;

/// <summary>What follows of air and light for plants.</summary>
internal static class ClimateTable
{
    private static readonly Table Table = new("Climate", "Quantity", "Least", "Mean", "Greatest", "Unit");

    public static Markup Write(DailyReport report)
    {
        var analytics = report.Analytics;
        return Markup.All(
        [
            Table.Write(new[]
            {
                Row("vpd", analytics.Vpd, "kPa"), Row("leaf_vpd", analytics.LeafVpd, "kPa"), Row("dew_point", analytics.DewPoint, "°C"),
            }.OfType<Markup[]>()),
            new Table("Light", "Sensor", "Daily light integral").Write(analytics.Dli.Where(day => day.Date == report.Date).SelectMany(day => Light(day, analytics))),
        ]);
    }

    private static Markup[]? Row(string quantity, Extent? extent, string unit)
    {
        if (extent is null)
        {
            return null;
        }

        var digits = quantity == "leaf_vpd" ? "vpd" : quantity;
        return
        [
            Table.Cell(QuantityNames.Of(quantity)),
            Table.Cell(Measures.Number(extent.Min, digits)),
            Markup.Of($"<b>{Measures.Number(extent.Avg, digits)}</b>"),
            Table.Cell(Measures.Number(extent.Max, digits)),
            Table.Cell(unit),
        ];
    }

    private static IEnumerable<Markup[]> Light(LightDay day, FarmAnalytics analytics) => day.Sensors
        .Select(sensor => Of(analytics.Sensors.FirstOrDefault(known => known.SensorId == sensor.SensorId)?.Name ?? "A sensor that is no more", sensor.Moles))
        .Prepend(Of("Mean of all", day.Moles));

    private static Markup[] Of(string name, double moles) => [Table.Cell(name), Table.Cell(Measures.WithUnit(moles, "dli", "mol/m²"))];
}
