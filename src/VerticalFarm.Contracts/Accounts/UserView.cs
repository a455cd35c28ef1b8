namespace VerticalFarm.Contracts.Accounts;

/// <summary>A user as the API shows them.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.UserView")]
public sealed record UserView
{
    /// <summary>The user's id.</summary>
    [Id(0)]
    public required Guid Id { get; init; }

    /// <summary>The e-mail address as it was registered; null for a user of an external issuer that vouches for none.</summary>
    [Id(1)]
    public string? Email { get; init; }

    /// <summary>What to call this person.</summary>
    [Id(2)]
    public string? DisplayName { get; init; }

    /// <summary>When the account was made.</summary>
    [Id(3)]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Rises with every change of the profile; served as the ETag.</summary>
    [Id(4)]
    public required long Version { get; init; }
}
