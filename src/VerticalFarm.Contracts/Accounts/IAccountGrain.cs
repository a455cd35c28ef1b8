using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Contracts.Accounts;

/// <summary>A person: profile, password, sessions and farms. Key: the user's id.</summary>
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

    /// <summary>The profile.</summary>
    [Requires(Permission.Self)]
    Task<Result<UserView>> Get();

    /// <summary>Makes a farm with its default layout and rules. Fails with <see cref="FailureKind.BusinessRule"/> at the plan's limit.</summary>
    [Requires(Permission.Self)]
    Task<Result<FarmView>> CreateFarm(FarmProfile profile);

    /// <summary>The farms of this account, in order of creation; the search looks in name and location.</summary>
    [Requires(Permission.Self)]
    Task<Page<FarmView>> ListFarms(PageRequest page);

    /// <summary>Takes a farm off the list, because it was deleted.</summary>
    Task ForgetFarm(Guid farmId);
}
