using System.ComponentModel.DataAnnotations;

namespace VerticalFarm.Contracts.Sensors;

/// <summary>Where a sensor's value stops being fine, in its own unit.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.SensorThresholds")]
public sealed record SensorThresholds
{
    /// <summary>Below this it is critical.</summary>
    [Id(0)]
    public double? CriticalLow { get; init; }

    /// <summary>Below this it is a warning.</summary>
    [Id(1)]
    public double? Low { get; init; }

    /// <summary>Above this it is a warning.</summary>
    [Id(2)]
    public double? High { get; init; }

    /// <summary>Above this it is critical.</summary>
    [Id(3)]
    public double? CriticalHigh { get; init; }

    /// <summary>How far a value must come back over a threshold before it counts as back; 0 or more.</summary>
    [Id(4), Range(0d, double.MaxValue)]
    public double Hysteresis { get; init; }

    /// <summary>Every field that is not valid.</summary>
    public IEnumerable<FieldError> Errors()
    {
        if (!(Hysteresis >= 0 && double.IsFinite(Hysteresis)))
        {
            yield return new FieldError("thresholds.hysteresis", "must be 0 or more");
        }

        double? below = null;
        foreach (var (name, value) in new[] { ("critical_low", CriticalLow), ("low", Low), ("high", High), ("critical_high", CriticalHigh) })
        {
            if (value is { } v && !double.IsFinite(v))
            {
                yield return new FieldError("thresholds." + name, "must be a finite number");
            }

            if (value <= below)
            {
                yield return new FieldError("thresholds." + name, "must rise in the order critical_low, low, high, critical_high");
            }

            below = value ?? below;
        }
    }
}
