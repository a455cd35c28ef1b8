namespace VerticalFarm.Contracts.Administration;

/// <summary>One silo.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.SiloView")]
public sealed record SiloView
{
    /// <summary>Where it is reached: IP address and port.</summary>
    [Id(0)]
    public required string Address { get; init; }

    /// <summary>The machine's name; in Kubernetes, the pod's.</summary>
    [Id(1)]
    public required string Host { get; init; }

    /// <summary><c>active</c>, <c>joining</c>, <c>shutting_down</c>, <c>stopping</c>, <c>dead</c> and so on.</summary>
    [Id(2)]
    public required string Status { get; init; }

    /// <summary>When it began.</summary>
    [Id(3)]
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it last told the database that it lives; every 3 s while it does.</summary>
    [Id(4)]
    public required DateTimeOffset AliveAt { get; init; }

    /// <summary>Grains in its memory; null when it does not answer.</summary>
    [Id(5)]
    public int? Activations { get; init; }

    /// <summary>Gateways that are connected to it; null when it does not answer.</summary>
    [Id(6)]
    public long? Clients { get; init; }

    /// <summary>Load of its processors, 0 to 100 percent; null when it does not answer.</summary>
    [Id(7)]
    public double? CpuPercent { get; init; }

    /// <summary>Memory of its process in bytes; null when it does not answer.</summary>
    [Id(8)]
    public long? MemoryBytes { get; init; }
}
