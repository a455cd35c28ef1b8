namespace VerticalFarm.Telemetry;

/// <summary>How finely readings are shown.</summary>
public enum Resolution
{
    /// <summary>Every reading as it came.</summary>
    Raw,

    /// <summary>Buckets of one minute.</summary>
    Minute,

    /// <summary>Buckets of one hour of UTC.</summary>
    Hour,

    /// <summary>Buckets of one day of UTC, always 24 hours.</summary>
    Day,
}
