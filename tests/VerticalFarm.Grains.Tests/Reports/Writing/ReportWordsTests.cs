using VerticalFarm.Contracts.Reports;
using VerticalFarm.Grains.Reports.Writing;

namespace VerticalFarm.Grains.Tests.Reports.Writing;

public sealed class ReportWordsTests
{
    private static readonly DailyReport Sample = SampleReport.Of(new DateOnly(2026, 11, 22));

    [Theory]
    [InlineData(0.97, 1.0, 0, 0, "A good day: 97 % of the time in range, no alert.")]
    [InlineData(0.97, 1.0, 2, 0, "A good day: 97 % of the time in range, no critical alert.")]
    [InlineData(0.9, 1.0, 2, 0, "A fair day: 90 % of the time in range, no critical alert.")]
    [InlineData(0.97, 1.0, 2, 1, "A day to look at: 97 % of the time in range, 1 critical alert.")]
    [InlineData(0.97, 1.0, 2, 2, "A day to look at: 97 % of the time in range, 2 critical alerts.")]
    [InlineData(0.5, 1.0, 0, 0, "A day to look at: 50 % of the time in range, no alert.")]
    [InlineData(0.97, 0.4, 0, 0, "A day to look at: 97 % of the time in range, only 40 % of the readings came, no alert.")]
    [InlineData(null, 1.0, 0, 0, "A quiet day: no sensor has a range to keep, no alert.")]
    [InlineData(null, 1.0, 1, 0, "A fair day: no sensor has a range to keep, no critical alert.")]
    [InlineData(null, 0.0, 0, 0, "Nothing was measured on this day.")]
    [InlineData(null, null, 2, 1, "Nothing was measured on this day, 1 critical alert.")]
    public void A_day_is_told_in_a_sentence(double? inRange, double? completeness, int opened, int critical, string sentence) => Assert.Equal(
        sentence, ReportWords.Headline(new ReportFigures { InRange = inRange, Completeness = completeness }, new ReportAlerts(opened, critical, 0, 0, [])));

    [Theory]
    [InlineData(0.9999, "99.9 %")]
    [InlineData(1.0, "100 %")]
    [InlineData(0.0001, "0.1 %")]
    [InlineData(0.0, "0 %")]
    [InlineData(0.976, "98 %")]
    public void Only_all_is_all_and_only_nothing_is_nothing(double share, string text) => Assert.Equal(text, Measures.Share(share));

    [Fact]
    public void Notes_name_what_was_out_of_range_what_was_silent_what_is_unlike_other_days_and_what_is_not_over()
    {
        var analytics = Sample.Analytics with { Sensors = [.. Sample.Analytics.Sensors.Where(sensor => sensor.Name is "Air, rack 1" or "Flow, rack 2")] };
        var figures = new ReportFigures { InRange = 0.88, EnergyKwh = 15, Dli = 14 };
        var comparison = new ReportComparison(new ReportFigures { InRange = 0.98 }, new ReportFigures { EnergyKwh = 10, Dli = 14.5 }, 7);

        Assert.Equal(
            [
                "Air, rack 1 was too low for 2 % and too high for 10 % of the time.",
                "Nothing came from Flow, rack 2.",
                "10 points less of the time in range than the day before.",
                "Energy: 50 % above the mean of the 7 days before.",
                "2 alerts were not over at the end.",
            ],
            ReportWords.Notes(analytics, figures, comparison, new ReportAlerts(3, 0, 1, 2, [])));
    }

    [Fact]
    public void Of_many_silent_sensors_three_are_named_and_the_rest_counted()
    {
        var silent = Sample.Analytics.Sensors.Single(sensor => sensor.Readings == 0);
        var analytics = Sample.Analytics with { Sensors = [.. Enumerable.Range(1, 5).Select(i => silent with { Name = $"S{i}" })] };

        Assert.Equal(["Nothing came from S1, S2, S3 and 2 more."], ReportWords.Notes(analytics, new ReportFigures(), new ReportComparison(null, null, 0), new ReportAlerts(0, 0, 0, 0, [])));
    }

    [Fact]
    public void A_mean_of_two_days_is_nothing_to_go_by()
    {
        var analytics = Sample.Analytics with { Sensors = [] };
        var comparison = new ReportComparison(null, new ReportFigures { EnergyKwh = 10 }, 2);

        Assert.Empty(ReportWords.Notes(analytics, new ReportFigures { EnergyKwh = 15 }, comparison, new ReportAlerts(0, 0, 0, 0, [])));
    }
}
