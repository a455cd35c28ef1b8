using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Contracts.Alerts;

/// <summary>Which alerts are wanted; what is null is not asked for.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.AlertQuery")]
public sealed record AlertQuery
{
    /// <summary>Which slice; the search looks in the message.</summary>
    [Id(0)]
    public PageRequest Page { get; init; } = PageRequest.First;

    /// <summary>Only those in this state.</summary>
    [Id(1)]
    public AlertState? State { get; init; }

    /// <summary>Only those that are as bad as this.</summary>
    [Id(2)]
    public AlertSeverity? Severity { get; init; }

    /// <summary>Only those of this kind.</summary>
    [Id(3)]
    public AlertKind? Kind { get; init; }

    /// <summary>Only those of this sensor, device or rule, or of the farm itself.</summary>
    [Id(4)]
    public Guid? SourceId { get; init; }
}
