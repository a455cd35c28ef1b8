using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using VerticalFarm.Contracts.Reports;
using VerticalFarm.Grains.Reports.Writing;

namespace VerticalFarm.Grains.Tests.Reports.Writing;

public sealed partial class ReportPageTests
{
    private static readonly DateOnly Plain = new(2026, 11, 22);
    private static readonly DailyReport Sample = SampleReport.Of(Plain);

    [Fact]
    public void A_page_is_well_formed_and_says_what_is_in_the_report_in_order()
    {
        var text = Parse(Sample).Root!.Value;

        string[] inOrder =
        [
            "Daily report for Sunday, 22 November 2026", Sample.Headline, Sample.Notes[0], "Time in range", "The course of the day", "When devices were on", "Sensors", "Climate", "Light",
            "Devices", "Energy", "Alerts", "Rules", "Made on 23 November 2026, 00:05, Europe/Brussels.",
        ];
        Assert.Equal(inOrder.Length, inOrder.Aggregate((Found: 0, At: 0), (so, words) => text.IndexOf(words, so.At, StringComparison.Ordinal) is >= 0 and var at ? (so.Found + 1, at + words.Length) : so).Found);
    }

    [Fact]
    public void A_name_is_text_wherever_it_stands()
    {
        var html = ReportPage.Write(Sample);
        var page = Parse(Sample);

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(page.Descendants("script"));
        Assert.Contains($"North hall {SampleReport.Tag}", page.Descendants("h1").Single().Value, StringComparison.Ordinal);
        Assert.Contains(page.Descendants("svg").Attributes("aria-label"), label => label.Value.Contains(SampleReport.Tag, StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_fetches_nothing_and_runs_nothing()
    {
        var page = Parse(Sample);

        Assert.DoesNotContain("://", page.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("url(", page.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", page.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script" or "link" or "img" or "iframe" or "object" or "a" or "form" or "image" or "use" or "base");
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || attribute.Name.LocalName is "src" or "href");
    }

    [Fact]
    public void Numbers_have_their_units_and_as_many_decimals_as_they_are_worth()
    {
        var rows = Parse(Sample).Descendants("tr").Select(row => row.Elements().Select(cell => cell.Value.Trim()).ToArray()).ToArray();

        Assert.Equal(["Air, rack 1 Air temperature", "18.2", "21.4", "31.2", "°C", "18.0 to 26.0", "88 % 2 % too low 10 % too high", "99.9 %", "1,438"], Row("Air, rack 1"));
        Assert.Equal(["=1+1 CO₂", "420", "812", "1,204", "ppm", "from 600", "88 % 2 % too low", "99.9 %", "1,438"], Row("=1+1"));
        Assert.Equal(["5.6", "5.9", "6.1", "pH"], Row("Tank pH")[1..5]);
        Assert.Equal(["1.50", "1.62", "1.77", "mS/cm"], Row("Tank Conductivity")[1..5]);
        Assert.Equal(["–", "–", "–", "L/min", "up to 9.0", "–", "0 %", "0"], Row("Flow, rack 2")[1..]);
        Assert.Equal(["0.71", "0.92", "1.31", "kPa"], Row("Vapour pressure deficit")[1..]);
        Assert.Equal(["11.9", "13.4", "14.8", "°C"], Row("Dew point")[1..]);
        Assert.Equal(["14.2 mol/m²"], Row("Mean of all")[1..]);
        Assert.Equal(["3:15", "3", "3"], Row("Exhaust fan")[1..]);
        Assert.Equal(["11.8 kWh"], Row("All meters")[1..]);

        string[] Row(string name) => rows.First(row => row[0].StartsWith(name, StringComparison.Ordinal));
    }

    [Fact]
    public void A_figure_stands_beside_those_of_the_days_before()
    {
        var cards = Parse(Sample).Descendants("div").Where(element => (string?)element.Attribute("class") == "card")
            .ToDictionary(card => card.Element("h3")!.Value, card => (card.Element("p")!.Value, Before: card.Element("dl")!.Elements().Select(row => string.Join(" ", row.Elements().Select(part => part.Value))).ToArray()));

        Assert.Equal("97 %", cards["Time in range"].Value);
        Assert.Equal(["Day before 99.1 % −2", "7-day mean 96 % +1"], cards["Time in range"].Before);
        Assert.Equal("21.4 °C", cards["Air temperature"].Value);
        Assert.Equal("Day before 21.4 =", cards["Air temperature"].Before[0]);
        Assert.Equal("7-day mean 16:40 +3:05", cards["Devices on"].Before[1]);
    }

    [Fact]
    public void What_nothing_is_known_of_has_no_card()
    {
        var page = Parse(Sample with { Figures = new ReportFigures(), Comparison = new ReportComparison(null, null, 0) });

        Assert.Equal(["Time in range", "Readings that came", "Alerts"], page.Descendants("div").Where(element => (string?)element.Attribute("class") == "card").Select(card => card.Element("h3")!.Value));
    }

    [Theory]
    [InlineData(2026, 11, 22, "00 03 06 09 12 15 18 21 24", 24, "")]
    [InlineData(2026, 3, 29, "00 03 06 09 12 15 18 21 24", 23, "Clocks were set forward: this day had 23 hours.")]
    [InlineData(2026, 10, 25, "00 03 06 09 12 15 18 21 24", 25, "Clocks were set back: this day had 25 hours.")]
    public void Hours_are_those_of_the_clock_on_the_wall_where_they_were(int year, int month, int day, string hours, int length, string words)
    {
        var date = new DateOnly(year, month, day);
        var page = Parse(SampleReport.Of(date));
        var marks = Marks(page);

        Assert.Equal(hours.Split(' '), marks.Select(mark => mark.Hour));
        var atThree = length switch { 23 => 2.0, 25 => 4.0, _ => 3.0 };
        Assert.Equal(100 * atThree / length, marks[1].Left, 0.01);
        Assert.Equal(100 * (atThree + 18) / length, marks[7].Left, 0.01);
        Assert.Equal(100, marks[^1].Left);
        Assert.Equal(words.Length > 0, page.ToString().Contains("Clocks were", StringComparison.Ordinal));
        Assert.Contains(words, page.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_hour_that_comes_twice_is_marked_twice()
    {
        var twice = Marks(Parse(SampleReport.Of(new DateOnly(2026, 10, 25), "Atlantic/Azores"))).Select(mark => mark.Hour);

        Assert.Equal(["00", "00", "03", "06", "09", "12", "15", "18", "21", "24"], twice);
    }

    [Fact]
    public void A_line_breaks_where_nothing_is_known_and_what_stands_alone_is_seen()
    {
        var day = Sample.To - Sample.From;
        var series = new ReportSeries("air_temperature", "°C", (int)(day.TotalSeconds / 8), [20, 21, null, 22, null, null, 23, 24], 18, 26);
        var page = Parse(Sample with { Series = [series], Runs = [] });
        var line = page.Descendants("path").Single(path => (string?)path.Attribute("class") == "line").Attribute("d")!.Value;
        var band = page.Descendants("rect").Single(path => (string?)path.Attribute("class") == "band");

        Assert.Matches("^M62.5 [0-9.]+L187.5 [0-9.]+M375 [0-9.]+H500M812.5 [0-9.]+L937.5 [0-9.]+$", line);
        Assert.Equal(("6.9", "86.21"), (band.Attribute("y")!.Value, band.Attribute("height")!.Value));
    }

    [Fact]
    public void A_run_is_where_its_time_is()
    {
        var page = Parse(Sample with { Runs = [new ReportRun(SampleReport.Fan, Sample.From.AddHours(6), Sample.From.AddHours(12))] });
        var bar = page.Descendants("rect").Single(rect => (string?)rect.Attribute("class") == "on");

        Assert.Equal(("250", "250", "06:00 to 12:00"), (bar.Attribute("x")!.Value, bar.Attribute("width")!.Value, bar.Value));
    }

    [Fact]
    public void How_bad_an_alert_is_stands_there_in_words_and_a_day_that_is_not_over_says_so()
    {
        var page = Parse(Sample with { Final = false });

        Assert.Contains("▲ Critical", page.Root!.Value, StringComparison.Ordinal);
        Assert.Contains("3 opened, 1 of them critical; 2 resolved; 1 not over yet.", page.Root.Value, StringComparison.Ordinal);
        Assert.Contains("21 Nov 19:00", page.Root.Value, StringComparison.Ordinal);
        Assert.Contains(page.Descendants("span"), span => span.Value == "Provisional");
        Assert.DoesNotContain("Provisional", Parse(Sample).Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_farm_with_nothing_in_it_has_a_page_too()
    {
        var page = Parse(Sample with
        {
            Notes = [],
            Figures = new ReportFigures(),
            Comparison = new ReportComparison(null, null, 0),
            Analytics = Sample.Analytics with { Sensors = [], Devices = [], Dli = [], Places = [], Vpd = null, LeafVpd = null, DewPoint = null, Energy = null },
            Alerts = new ReportAlerts(0, 0, 0, 0, []),
            Rules = [],
            Series = [],
            Runs = [],
        });

        Assert.Equal(["Alerts"], page.Descendants("h2").Select(title => title.Value));
        Assert.Empty(page.Descendants("table"));
        Assert.Empty(page.Descendants("svg"));
    }

    private static List<(double Left, string Hour)> Marks(XDocument page) =>
    [
        .. page.Descendants("div").First(div => (string?)div.Attribute("class") == "hours").Elements()
            .Select(mark => (double.Parse(Left().Match(mark.Attribute("style")!.Value).Groups[1].Value, CultureInfo.InvariantCulture), mark.Value)),
    ];

    private static XDocument Parse(DailyReport report)
    {
        using var reader = XmlReader.Create(new StringReader(ReportPage.Write(report)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        return XDocument.Load(reader);
    }

    [GeneratedRegex("^left:([0-9.]+)%$")]
    private static partial Regex Left();
}
