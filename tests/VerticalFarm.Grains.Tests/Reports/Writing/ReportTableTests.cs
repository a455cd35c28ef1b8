using System.Globalization;
using System.Text;
using VerticalFarm.Grains.Reports.Writing;

namespace VerticalFarm.Grains.Tests.Reports.Writing;

public sealed class ReportTableTests
{
    private static readonly Contracts.Reports.DailyReport Sample = SampleReport.Of(new DateOnly(2026, 11, 22));
    private static readonly string[][] Lines = Read(ReportTable.Write(Sample));

    [Fact]
    public void Every_line_has_the_five_columns_of_the_head()
    {
        Assert.Equal(["section", "name", "quantity", "value", "unit"], Lines[0]);
        Assert.All(Lines, line => Assert.Equal(5, line.Length));
        Assert.EndsWith("\r\n", ReportTable.Write(Sample), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_come_back_as_they_are_with_their_units()
    {
        Assert.Equal(("21.43", "°C"), Value("sensor", "Air, rack 1", "avg"));
        Assert.Equal(("0.88", ""), Value("sensor", "Air, rack 1", "in_range"));
        Assert.Equal(("0.973", ""), Value("day", "", "in_range"));
        Assert.Equal(("0.991", ""), Value("day_before", "", "in_range"));
        Assert.Equal(("11700", "s"), Value("device", "Exhaust fan " + SampleReport.Tag, "on"));
        Assert.Equal(("11.84", "kWh"), Value("energy", "", "energy"));
        Assert.Equal(("0.923", "kPa"), Value("climate", "", "vpd_avg"));
        Assert.Equal(("14.21", "mol/m²"), Value("light", "2026-11-22", "dli"));
        Assert.Equal(("2026-11-21T23:00:00Z", ""), Value("report", Sample.FarmName, "from"));
        Assert.Equal(Sample.Series.SelectMany(series => series.Values).Count(value => value is not null), Lines.Count(line => line[0] == "course"));
    }

    [Fact]
    public void Quotes_commas_and_line_ends_come_back_as_they_are()
    {
        var rule = $"Cool \"by day\" & night {SampleReport.Tag}";
        Assert.Equal(("12", ""), Value("rule", rule, "decisions"));

        var broken = Read(ReportTable.Write(Sample with { Headline = "One,\r\n\"two\"" }));
        Assert.Contains(broken, line => line is ["report", _, "headline", "One,\r\n\"two\"", ""]);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public void A_text_that_a_spreadsheet_would_reckon_out_is_kept_from_it(string name)
    {
        var lines = Read(ReportTable.Write(Sample with { FarmName = name, Headline = name }));

        Assert.Contains(lines, line => line is ["report", var farm, "headline", var headline, ""] && farm == "'" + name && headline == "'" + name);
    }

    [Fact]
    public void A_number_below_nothing_stays_a_number()
    {
        var cold = Sample with { Figures = Sample.Figures with { AirTemperature = -3.25 } };

        Assert.Contains(Read(ReportTable.Write(cold)), line => line is ["day", "", "air_temperature", "-3.25", "°C"]);
    }

    [Fact]
    public void A_table_is_the_same_whatever_language_the_machine_speaks()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(Lines, Read(ReportTable.Write(Sample)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static (string Value, string Unit) Value(string section, string name, string quantity)
    {
        var line = Assert.Single(Lines, line => line[0] == section && line[1] == name && line[2] == quantity);
        return (line[3], line[4]);
    }

    /// <summary>Reads CSV by the letter of RFC 4180.</summary>
    private static string[][] Read(string text)
    {
        var (lines, line, field, quoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when quoted && i + 1 < text.Length && text[i + 1] == '"':
                    field.Append(text[i++]);
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    line.Add(field.ToString());
                    field.Clear();
                    break;
                case '\r' when !quoted && text[i + 1] == '\n':
                    i++;
                    line.Add(field.ToString());
                    field.Clear();
                    lines.Add([.. line]);
                    line.Clear();
                    break;
                default:
                    field.Append(text[i]);
                    break;
            }
        }

        Assert.Empty(line);
        return [.. lines];
    }
}
