using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Grains.Sensors;

/// <summary>Judges values against thresholds; with hysteresis, so that a value that trembles on a threshold does not flap.</summary>
internal static class ThresholdJudge
{
    /// <summary>
    /// The band of <paramref name="value"/>, given the band before. Going out is at once; coming back takes the hysteresis on top.
    /// </summary>
    public static ThresholdBand Judge(SensorThresholds? thresholds, ThresholdBand before, double value)
    {
        if (thresholds is null)
        {
            return ThresholdBand.Fine;
        }

        var h = thresholds.Hysteresis;
        return
            IsAbove(thresholds.CriticalHigh, value, before >= ThresholdBand.CriticalHigh, h) ? ThresholdBand.CriticalHigh :
            IsBelow(thresholds.CriticalLow, value, before <= ThresholdBand.CriticalLow, h) ? ThresholdBand.CriticalLow :
            IsAbove(thresholds.High, value, before >= ThresholdBand.High, h) ? ThresholdBand.High :
            IsBelow(thresholds.Low, value, before <= ThresholdBand.Low, h) ? ThresholdBand.Low :
            ThresholdBand.Fine;
    }

    private static bool IsAbove(double? threshold, double value, bool was, double hysteresis) => was ? value >= threshold - hysteresis : value > threshold;

    private static bool IsBelow(double? threshold, double value, bool was, double hysteresis) => was ? value <= threshold + hysteresis : value < threshold;
}
