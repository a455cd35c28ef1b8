namespace VerticalFarm.Contracts.Accounts;

/// <summary>An account to be made, its password hashed already.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.NewAccount")]
public sealed record NewAccount
{
    /// <summary>The e-mail address as written.</summary>
    [Id(0)]
    public required string Email { get; init; }

    /// <summary>The password's hash.</summary>
    [Id(1)]
    public required string PasswordHash { get; init; }

    /// <summary>What to call this person.</summary>
    [Id(2)]
    public string? DisplayName { get; init; }
}
