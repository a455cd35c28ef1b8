using System.Collections.Immutable;
using VerticalFarm.Contracts.Farms;

namespace VerticalFarm.Grains.Farms;

/// <summary>What a farm keeps.</summary>
internal sealed record FarmState
{
    public FarmProfile Profile { get; init; } = new() { Name = "" };

    public Guid OwnerId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public long Version { get; init; }

    public ImmutableDictionary<Guid, FarmRole> Members { get; init; } = ImmutableDictionary<Guid, FarmRole>.Empty;

    public ImmutableArray<ApiKey> ApiKeys { get; init; } = [];

    public FarmLayout Layout { get; init; } = new([]);

    public ImmutableArray<SensorFacts> Sensors { get; init; } = [];

    public ImmutableArray<DeviceFacts> Devices { get; init; } = [];

    public ImmutableArray<RuleFacts> Rules { get; init; } = [];

    /// <summary>The emergency stop in force; null when there is none.</summary>
    public EmergencyStop? EmergencyStop { get; init; }

    /// <summary>Whether a reminder has it look after its sensors every few minutes.</summary>
    public bool LooksAfterSensors { get; init; }

    /// <summary>Whether a reminder has it make its daily reports.</summary>
    public bool MakesReports { get; init; }

    /// <summary>Whether the default rules have yet to be made; true from the first commit until each of them is.</summary>
    public bool DefaultRulesDue { get; init; }

    /// <summary>Whether the farm is ending: nothing of it is served, while its parts are being put to rest one by one.</summary>
    public bool Ending { get; init; }
}

/// <summary>A key with which devices send readings; of its secret only a hash is kept.</summary>
internal sealed record ApiKey(Guid Id, string Name, string SecretHash, DateTimeOffset CreatedAt, Guid CreatedBy);

/// <summary>What a farm keeps of a rule.</summary>
internal sealed record RuleFacts(Guid Id, string Name, bool IsActiveSchedule);
