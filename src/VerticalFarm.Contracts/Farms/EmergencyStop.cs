namespace VerticalFarm.Contracts.Farms;

/// <summary>An order that every device of a farm goes to its fail-safe state and stays there, whatever rules and people want, until it is lifted.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.EmergencyStop")]
public sealed record EmergencyStop
{
    /// <summary>The longest reason that may be given, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>Why, in the words of who declared it; 1 to 500 characters.</summary>
    [Id(0)]
    public required string Reason { get; init; }

    /// <summary>When it was declared.</summary>
    [Id(1)]
    public required DateTimeOffset Since { get; init; }

    /// <summary>The user who declared it.</summary>
    [Id(2)]
    public Guid? By { get; init; }
}
