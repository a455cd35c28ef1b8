using CsCheck;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Sensors;

namespace VerticalFarm.Grains.Tests.Sensors;

public sealed class ThresholdAlarmTests
{
    private static readonly SensorSpec Air = new()
    {
        Name = "Air",
        Type = SensorType.AirTemperature,
        Unit = "°C",
        Thresholds = new SensorThresholds { CriticalLow = 10, Low = 18, High = 26, CriticalHigh = 30, Hysteresis = 0.5 },
    };

    [Theory]
    [InlineData(9, AlertKind.ThresholdLow, AlertSeverity.Critical, "Air: 9 °C, below the critical limit of 10 °C")]
    [InlineData(17.25, AlertKind.ThresholdLow, AlertSeverity.Warning, "Air: 17.25 °C, below 18 °C")]
    [InlineData(26.4, AlertKind.ThresholdHigh, AlertSeverity.Warning, "Air: 26.4 °C, above 26 °C")]
    [InlineData(35, AlertKind.ThresholdHigh, AlertSeverity.Critical, "Air: 35 °C, above the critical limit of 30 °C")]
    public void It_says_which_limit_was_passed_and_by_what(double value, AlertKind kind, AlertSeverity severity, string message)
    {
        var band = ThresholdJudge.Judge(Air.Thresholds, ThresholdBand.Fine, value);

        var signal = ThresholdAlarm.Signal(Guid.NewGuid(), Air, band, value, default);

        Assert.Equal((kind, severity, message, value), (signal.Kind, signal.Severity, signal.Message, signal.Value));
        Assert.Equal(band, ThresholdAlarm.BandOf(signal.Kind, signal.Severity));
    }

    [Theory]
    [InlineData((int)ThresholdBand.Fine, (int)ThresholdBand.Fine, false, false)]
    [InlineData((int)ThresholdBand.High, (int)ThresholdBand.Fine, true, false)]
    [InlineData((int)ThresholdBand.CriticalHigh, (int)ThresholdBand.High, true, false)]
    [InlineData((int)ThresholdBand.High, (int)ThresholdBand.CriticalHigh, false, false)]
    [InlineData((int)ThresholdBand.High, (int)ThresholdBand.High, false, false)]
    [InlineData((int)ThresholdBand.Fine, (int)ThresholdBand.CriticalHigh, false, true)]
    [InlineData((int)ThresholdBand.Low, (int)ThresholdBand.CriticalHigh, true, true)]
    public void Only_what_becomes_worse_is_news_and_only_what_is_on_this_side_no_more_is_over(int band, int told, bool isNews, bool isOver)
    {
        Assert.Equal(isNews, ThresholdAlarm.IsNews((ThresholdBand)band, (ThresholdBand)told));
        Assert.Equal(isOver, ThresholdAlarm.IsOver((ThresholdBand)band, (ThresholdBand)told));
    }

    // However the value trembles, within the hysteresis of one threshold people are told once.
    [Fact]
    public void A_value_that_trembles_on_a_threshold_is_told_once() => Gen.Double[25.51, 26.49].Array[1, 50].Sample(values =>
    {
        var (band, told, news, over) = (ThresholdBand.Fine, ThresholdBand.Fine, 0, 0);
        foreach (var value in values)
        {
            band = ThresholdJudge.Judge(Air.Thresholds, band, value);
            over += ThresholdAlarm.IsOver(band, told) ? 1 : 0;
            if (ThresholdAlarm.IsNews(band, told))
            {
                (news, told) = (news + 1, band);
            }
        }

        Assert.True(news <= 1 && over == 0);
    });
}
