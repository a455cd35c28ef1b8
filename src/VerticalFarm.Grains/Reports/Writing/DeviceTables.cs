using VerticalFarm.Contracts.Reports;

namespace VerticalFarm.Grains.Reports.Writing;

/// <summary>How devices ran, and what energy went where.</summary>
internal static class DeviceTables
{
    private static readonly Table Devices = new("Devices", "Device", "On, h", "Switched on", "Switched off");

    public static Markup Write(DailyReport report) => Markup.All([Devices.Write(report.Analytics.Devices.Select(device => new[]
    {
        Table.Name(device.Name, QuantityNames.Of(device.Type)),
        Markup.Of($"<b>{Measures.Hours(device.OnSeconds)}</b>"),
        Table.Cell(Measures.Count(device.SwitchOns)),
        Table.Cell(Measures.Count(device.SwitchOffs)),
    })), Energy(report)]);

    private static Markup Energy(DailyReport report)
    {
        if (report.Analytics.Energy is not { } energy)
        {
            return Markup.None;
        }

        var rows = energy.Sensors.Select(sensor =>
            (Name: report.Analytics.Sensors.FirstOrDefault(known => known.SensorId == sensor.SensorId)?.Name ?? "A sensor that is no more", sensor.Kwh));
        return new Table("Energy", "Meter", "Electrical energy") { Intro = energy.Sensors.Length > 1 ? "A meter behind another one is counted twice in the sum." : "" }
            .Write(rows.Prepend(("All meters", energy.Kwh)).Select(row => new[] { Table.Cell(row.Item1), Table.Cell(Measures.WithUnit(row.Kwh, "energy", "kWh")) }));
    }
}
