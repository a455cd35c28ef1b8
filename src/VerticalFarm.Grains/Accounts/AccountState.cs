using System.Collections.Immutable;

namespace VerticalFarm.Grains.Accounts;

/// <summary>What an account keeps.</summary>
internal sealed record AccountState
{
    /// <summary>Empty for a user of an external issuer that vouches for no address, or for one that another account has.</summary>
    public string Email { get; init; } = "";

    /// <summary>Empty for a user of an external issuer: no password is right.</summary>
    public string PasswordHash { get; init; } = "";

    public string? DisplayName { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public long Version { get; init; } = 1;

    /// <summary>The farms made by this account. One that is being made stands here first, so that two racing requests cannot pass the limit.</summary>
    public ImmutableArray<Guid> Farms { get; init; } = [];

    /// <summary>The farms of others that are shared with this account.</summary>
    public ImmutableArray<Guid> Shared { get; init; } = [];

    public ImmutableArray<Session> Sessions { get; init; } = [];

    /// <summary>Whether the account is ending: nobody can sign in, while its farms are being ended one by one.</summary>
    public bool Ending { get; init; }
}

/// <summary>A signed-in session; of its refresh token only a hash is kept.</summary>
internal sealed record Session(Guid Id, string SecretHash, DateTimeOffset ExpiresAt);
