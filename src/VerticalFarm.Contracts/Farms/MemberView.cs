namespace VerticalFarm.Contracts.Farms;

/// <summary>Somebody who shares a farm.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.MemberView")]
public sealed record MemberView
{
    /// <summary>The member's account.</summary>
    [Id(0)]
    public required Guid UserId { get; init; }

    /// <summary>Their e-mail address; null when the account is just being deleted.</summary>
    [Id(1)]
    public string? Email { get; init; }

    /// <summary>What to call them.</summary>
    [Id(2)]
    public string? DisplayName { get; init; }

    /// <summary>What they may do.</summary>
    [Id(3)]
    public required FarmRole Role { get; init; }
}
