namespace VerticalFarm.Contracts.Readings;

/// <summary>How fine a series of readings is.</summary>
public enum ReadingResolution
{
    /// <summary>The finest that keeps within 1,000 points.</summary>
    Auto,

    /// <summary>Every reading.</summary>
    Raw,

    /// <summary>One point a minute.</summary>
    Minute,

    /// <summary>One point an hour.</summary>
    Hour,

    /// <summary>One point a day (UTC).</summary>
    Day,
}
