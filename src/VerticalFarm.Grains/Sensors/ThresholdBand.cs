namespace VerticalFarm.Grains.Sensors;

/// <summary>In which band of its thresholds a value lies.</summary>
internal enum ThresholdBand
{
    CriticalLow = -2,
    Low = -1,
    Fine = 0,
    High = 1,
    CriticalHigh = 2,
}
