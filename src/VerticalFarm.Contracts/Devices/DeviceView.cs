using System.Collections.Immutable;

namespace VerticalFarm.Contracts.Devices;

/// <summary>A device as the API shows it.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.DeviceView")]
public sealed record DeviceView
{
    /// <summary>The device's id.</summary>
    [Id(0)]
    public required Guid Id { get; init; }

    /// <summary>The farm it belongs to.</summary>
    [Id(1)]
    public required Guid FarmId { get; init; }

    /// <inheritdoc cref="DeviceSpec.Name"/>
    [Id(2)]
    public required string Name { get; init; }

    /// <inheritdoc cref="DeviceSpec.Type"/>
    [Id(3)]
    public required DeviceType Type { get; init; }

    /// <inheritdoc cref="DeviceSpec.EntityId"/>
    [Id(4)]
    public required string EntityId { get; init; }

    /// <inheritdoc cref="DeviceSpec.ShelfId"/>
    [Id(5)]
    public Guid? ShelfId { get; init; }

    /// <summary>Who may move it.</summary>
    [Id(6)]
    public required DeviceMode Mode { get; init; }

    /// <summary>When <see cref="DeviceMode.Manual"/> ends by itself; null when it does not.</summary>
    [Id(7)]
    public DateTimeOffset? OverrideUntil { get; init; }

    /// <summary>How it is wanted to be; null until somebody wanted something.</summary>
    [Id(8)]
    public DesiredState? Desired { get; init; }

    /// <summary>How it was last seen to be; null until it was seen.</summary>
    [Id(9)]
    public ReportedState? Reported { get; init; }

    /// <summary>Whether it can be reached.</summary>
    [Id(10)]
    public required DeviceAvailability Availability { get; init; }

    /// <inheritdoc cref="DeviceSpec.Safety"/>
    [Id(11)]
    public required SafetyEnvelope Safety { get; init; }

    /// <summary>When it turns itself off; null while no lease runs.</summary>
    [Id(12)]
    public DateTimeOffset? LeaseExpiresAt { get; init; }

    /// <summary>When it was made.</summary>
    [Id(13)]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When what a grower says of it last changed.</summary>
    [Id(14)]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Rises with every change of what a grower says of it; served as the ETag.</summary>
    [Id(15)]
    public required long Version { get; init; }

    /// <summary>What forbids it to be turned on now, as far as it knows; empty when nothing does.</summary>
    [Id(16)]
    public ImmutableArray<Interlock> Interlocks { get; init; } = [];

    /// <summary>For how many seconds it has been on today, by the farm's local day.</summary>
    [Id(17)]
    public double OnSecondsToday { get; init; }

    /// <summary>What became of its entity when Home Assistant does not have it (any more), in words; null when it does.</summary>
    [Id(30)]
    public string? EntityProblem { get; init; }
}
