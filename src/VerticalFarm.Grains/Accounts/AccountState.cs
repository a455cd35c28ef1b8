using System.Collections.Immutable;

namespace VerticalFarm.Grains.Accounts;

/// <summary>What an account keeps.</summary>
internal sealed record AccountState
{
    public string Email { get; init; } = "";

    public string PasswordHash { get; init; } = "";

    public string? DisplayName { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The farms made by this account. One that is being made stands here first, so that two racing requests cannot pass the limit.</summary>
    public ImmutableArray<Guid> Farms { get; init; } = [];

    public ImmutableArray<Session> Sessions { get; init; } = [];
}

/// <summary>A signed-in session; of its refresh token only a hash is kept.</summary>
internal sealed record Session(Guid Id, string SecretHash, DateTimeOffset ExpiresAt);
