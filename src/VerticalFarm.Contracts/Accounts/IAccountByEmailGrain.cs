using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Contracts.Accounts;

/// <summary>
/// Makes an e-mail address unique and finds its account. Key: <see cref="Key"/>, the address in lower case behind <c>email:</c> (a bare
/// address could be taken for a number by the storage provider).
/// </summary>
[Alias("VerticalFarm.IAccountByEmailGrain")]
public interface IAccountByEmailGrain : IGrainWithStringKey
{
    /// <summary>The grain's key for an address.</summary>
    static string Key(string email) => "email:" + email.Trim().ToLowerInvariant();

    /// <summary>Makes an account for this address; <see cref="FailureKind.Conflict"/> when it is taken. Committed on return.</summary>
    [Requires(Permission.Anyone)]
    Task<Result<UserView>> Register(Registration registration);

    /// <summary>
    /// Signs in. An unknown address and a wrong password answer the same, in about the same time; after 10 failures within 15 minutes,
    /// <see cref="FailureKind.RateLimited"/>.
    /// </summary>
    [Requires(Permission.Anyone)]
    Task<Result<SessionView>> SignIn(string password);

    /// <summary>The account of this address; null when there is none.</summary>
    Task<Guid?> Find();

    /// <summary>Gives this address, which an external issuer has verified, to an account; false when another has it.</summary>
    Task<bool> Claim(Guid userId);

    /// <summary>Frees the address, because its account is no more.</summary>
    Task Release(Guid userId);
}
