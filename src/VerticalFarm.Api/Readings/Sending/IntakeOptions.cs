using System.ComponentModel.DataAnnotations;

namespace VerticalFarm.Api.Readings.Sending;

/// <summary>How many readings the gateway takes at once. Section <c>Intake</c>.</summary>
internal sealed class IntakeOptions
{
    private const int Most = 10_000_000;

    /// <summary>
    /// Requests with readings that may wait for their commit. Default 512. More are refused at once with 503 and <c>Retry-After</c>, before their body is read: to take
    /// them in would only make all of them wait longer.
    /// </summary>
    [Range(1, Most)]
    public int MaxRequests { get; set; } = 512;

    /// <summary>Readings that may wait for their commit, of all requests together. Default 200,000, some 10 MB.</summary>
    [Range(1, Most)]
    public int MaxReadings { get; set; } = 200_000;
}
