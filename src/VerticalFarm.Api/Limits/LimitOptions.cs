using System.ComponentModel.DataAnnotations;

namespace VerticalFarm.Api.Limits;

/// <summary>How much one caller may ask. Section <c>Limits</c>; <c>RATE_LIMITS=off</c> lifts all of them.</summary>
internal sealed class LimitOptions
{
    private const int MaxRequests = 1_000_000;
    private const int MaxReadings = 100_000_000;
    private const int MaxStreams = 10_000;

    /// <summary>Requests a minute of one caller (of one address, when not signed in). Default 1,200. Sending readings is counted apart.</summary>
    [Range(1, MaxRequests)]
    public int RequestsPerMinute { get; set; } = 1_200;

    /// <summary>Requests a minute of one address to <c>auth/*</c>. Default 60: guessing passwords must be slow.</summary>
    [Range(1, MaxRequests)]
    public int SignInsPerMinute { get; set; } = 60;

    /// <summary>Readings a second of one user. Default 20,000; a burst may hold ten seconds' worth, or one full batch.</summary>
    [Range(1, MaxReadings)]
    public int ReadingsPerSecond { get; set; } = 20_000;

    /// <summary>Live feeds of one user at once, at one gateway. Default 10: a browser and a phone or two with a few farms each.</summary>
    [Range(1, MaxStreams)]
    public int StreamsPerUser { get; set; } = 10;

    /// <summary>Whether anything is limited.</summary>
    public bool On { get; set; } = true;
}
