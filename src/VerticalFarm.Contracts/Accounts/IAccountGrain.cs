using Orleans.Concurrency;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Contracts.Accounts;

/// <summary>
/// A person: profile, password, sessions and farms. Key: the user's id. Farms and addresses wait for their accounts in the middle of their own
/// turns; so that two never wait for each other, the calls of an account that ask a farm or an address to do something interleave, and commit
/// by way of others that take a turn of their own (<see cref="ReserveFarm"/>, <see cref="Create"/>, <see cref="Shut"/>) and wait for nobody.
/// </summary>
[Alias("VerticalFarm.IAccountGrain")]
public interface IAccountGrain : IGrainWithGuidKey
{
    /// <summary>Brings the account into being; a second time, with the same e-mail, changes nothing.</summary>
    Task<Result<UserView>> Create(NewAccount account);

    /// <summary>Checks a password and opens a session. Committed on return.</summary>
    Task<Result<SessionView>> SignIn(string password);

    /// <summary>
    /// Trades a refresh token for a new one. Each is good once: the use of an older one of the same session ends that session, since then
    /// two parties hold it.
    /// </summary>
    [Requires(Permission.Anyone)]
    Task<Result<SessionView>> Refresh(Guid sessionId, string secret);

    /// <summary>Ends the session of a refresh token; one that is not there is no error.</summary>
    [Requires(Permission.Anyone)]
    Task SignOut(Guid sessionId, string secret);

    /// <summary>Forgets sessions whose time is over. Changes nothing for anybody.</summary>
    [Alias("DropEndedSessions")]
    Task DropEndedSessions();

    /// <summary>The profile.</summary>
    [Requires(Permission.Self), AlwaysInterleave]
    Task<Result<UserView>> Get();

    /// <summary>Changes what this person is called. <paramref name="ifVersion"/> is the version that the caller has seen; null to not care.</summary>
    [Requires(Permission.Self)]
    Task<Result<UserView>> Rename(string? displayName, long? ifVersion);

    /// <summary>
    /// Sets a new password, of 10 to 128 characters, and ends every session. A wrong present one is a <see cref="FailureKind.BusinessRule"/>;
    /// after 10 within 15 minutes, <see cref="FailureKind.RateLimited"/>.
    /// </summary>
    [Requires(Permission.Self)]
    Task<Result<Done>> ChangePassword(string present, string next);

    /// <summary>Ends the account, with every farm that it made; the address is free again.</summary>
    [Requires(Permission.Self), AlwaysInterleave]
    Task<Result<Done>> Delete();

    /// <summary>The commit of <see cref="Delete"/>: from then on nobody can sign in, and what is left to do is done though every silo dies.</summary>
    Task<Result<Done>> Shut();

    /// <summary>Brings the account of a user of an external issuer into being; a second time changes nothing.</summary>
    [Requires(Permission.Self), AlwaysInterleave]
    Task<Result<UserView>> Welcome(ExternalUser user);

    /// <summary>
    /// Makes a farm with its default layout and rules. Fails with <see cref="FailureKind.BusinessRule"/> at the plan's limit.
    /// <paramref name="farmId"/> is what it shall be known by: asked again with the same, it is made once. Null for a new one.
    /// </summary>
    [Requires(Permission.Self), AlwaysInterleave]
    Task<Result<FarmView>> CreateFarm(FarmProfile profile, Guid? farmId = null);

    /// <summary>The commit of <see cref="CreateFarm"/>: puts the farm on the list before it comes into being, if the plan has room for it.</summary>
    Task<Result<Done>> ReserveFarm(Guid farmId);

    /// <summary>The farms that this account made, in order of creation, then those shared with it; the search looks in name and location.</summary>
    [Requires(Permission.Self), AlwaysInterleave]
    Task<Page<FarmView>> ListFarms(PageRequest page);

    /// <summary>Puts a farm of somebody else on the list, because it is shared with this account.</summary>
    Task<Result<UserView>> JoinFarm(Guid farmId);

    /// <summary>Takes a farm off the list, because it was deleted or is shared no more.</summary>
    Task ForgetFarm(Guid farmId);
}
