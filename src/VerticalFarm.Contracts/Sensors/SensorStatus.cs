namespace VerticalFarm.Contracts.Sensors;

/// <summary>How a sensor is doing.</summary>
public enum SensorStatus
{
    /// <summary>It has never reported.</summary>
    Unknown,

    /// <summary>Fresh and within its thresholds.</summary>
    Ok,

    /// <summary>Fresh, beyond <c>low</c> or <c>high</c>.</summary>
    Warning,

    /// <summary>Fresh, beyond <c>critical_low</c> or <c>critical_high</c>.</summary>
    Critical,

    /// <summary>Nothing for more than ten times its expected interval.</summary>
    Stale,
}
