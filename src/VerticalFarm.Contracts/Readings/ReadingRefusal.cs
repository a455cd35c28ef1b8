namespace VerticalFarm.Contracts.Readings;

/// <summary>Why a reading was not taken.</summary>
public enum ReadingRefusal
{
    /// <summary>It was taken.</summary>
    None,

    /// <summary>There is no such sensor, or it is not the caller's: the caller is not told which.</summary>
    UnknownSensor,

    /// <summary>Beyond what such a sensor can measure.</summary>
    OutOfPhysicalRange,

    /// <summary>More than 5 minutes ahead of the cluster's clock.</summary>
    InTheFuture,

    /// <summary>Older than readings are kept.</summary>
    TooOld,
}
