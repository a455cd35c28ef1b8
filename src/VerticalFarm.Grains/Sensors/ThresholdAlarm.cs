using System.Globalization;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Grains.Sensors;

/// <summary>What people are told of a value that is out of its thresholds. Pure.</summary>
internal static class ThresholdAlarm
{
    /// <summary>The kind of alert of a band that is not fine.</summary>
    public static AlertKind KindOf(ThresholdBand band) => band < ThresholdBand.Fine ? AlertKind.ThresholdLow : AlertKind.ThresholdHigh;

    /// <summary>The band of which an alert of this kind and severity told; fine for an alert about something else.</summary>
    public static ThresholdBand BandOf(AlertKind kind, AlertSeverity severity) => (kind, severity) switch
    {
        (AlertKind.ThresholdLow, AlertSeverity.Critical) => ThresholdBand.CriticalLow,
        (AlertKind.ThresholdLow, _) => ThresholdBand.Low,
        (AlertKind.ThresholdHigh, AlertSeverity.Critical) => ThresholdBand.CriticalHigh,
        (AlertKind.ThresholdHigh, _) => ThresholdBand.High,
        _ => ThresholdBand.Fine,
    };

    /// <summary>Whether people must hear of a band, given the worst that they heard of since the value was last fine.</summary>
    public static bool IsNews(ThresholdBand band, ThresholdBand told) =>
        band != ThresholdBand.Fine && (!IsSameSide(band, told) || Math.Abs((int)band) > Math.Abs((int)told));

    /// <summary>Whether what people heard of is over.</summary>
    public static bool IsOver(ThresholdBand band, ThresholdBand told) => told != ThresholdBand.Fine && !IsSameSide(band, told);

    public static AlertSignal Signal(Guid sensor, SensorSpec spec, ThresholdBand band, double value, DateTimeOffset now) => new()
    {
        Source = AlertSource.Sensor(sensor),
        Kind = KindOf(band),
        Severity = band is ThresholdBand.CriticalLow or ThresholdBand.CriticalHigh ? AlertSeverity.Critical : AlertSeverity.Warning,
        Message = Sentence(spec, band, value),
        Value = value,
        At = now,
    };

    private static string Sentence(SensorSpec spec, ThresholdBand band, double value)
    {
        var limits = spec.Thresholds!;
        return band switch
        {
            ThresholdBand.CriticalLow => $"{spec.Name}: {Text(value, spec)}, below the critical limit of {Text(limits.CriticalLow!.Value, spec)}",
            ThresholdBand.Low => $"{spec.Name}: {Text(value, spec)}, below {Text(limits.Low!.Value, spec)}",
            ThresholdBand.High => $"{spec.Name}: {Text(value, spec)}, above {Text(limits.High!.Value, spec)}",
            _ => $"{spec.Name}: {Text(value, spec)}, above the critical limit of {Text(limits.CriticalHigh!.Value, spec)}",
        };
    }

    private static string Text(double value, SensorSpec spec) => string.Create(CultureInfo.InvariantCulture, $"{value:0.###} {spec.Unit}").TrimEnd();

    private static bool IsSameSide(ThresholdBand one, ThresholdBand other) => Math.Sign((int)one) == Math.Sign((int)other);
}
