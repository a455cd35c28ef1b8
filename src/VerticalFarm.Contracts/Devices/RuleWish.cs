namespace VerticalFarm.Contracts.Devices;

/// <summary>What a rule wants of a device. Saying it again is harmless: a wish is a state of affairs, not an order.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.RuleWish")]
public sealed record RuleWish
{
    /// <summary>The rule.</summary>
    [Id(0)]
    public required Guid RuleId { get; init; }

    /// <summary>Which of the rule's decisions this is; the same number is the same wish.</summary>
    [Id(1)]
    public required long Decision { get; init; }

    /// <summary>When the rule decided so. A wish older than what the device was last told is void: the newest wins.</summary>
    [Id(2)]
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>What to do.</summary>
    [Id(3)]
    public required CommandKind Command { get; init; }

    /// <summary>How strong, how warm, how far.</summary>
    [Id(4)]
    public CommandData? Data { get; init; }

    /// <summary>What people call the rule; for telling others why they do not get the device.</summary>
    [Id(5)]
    public string RuleName { get; init; } = "";

    /// <summary>Which version of the rule wishes; what an older one than the newest heard of wishes is void.</summary>
    [Id(6)]
    public long RuleVersion { get; init; }

    /// <summary>Of several rules that want the device, the highest has it; 0 to 100.</summary>
    [Id(7)]
    public int Priority { get; init; }

    /// <summary>When the rule was made: of two with the same priority the older one has the device.</summary>
    [Id(8)]
    public DateTimeOffset RuleCreatedAt { get; init; }
}
