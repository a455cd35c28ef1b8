using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Audit;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Accounts;

/// <summary>A person; sessions are in AccountGrain.Sessions.cs, farms in AccountGrain.Farms.cs, the end in AccountGrain.Ending.cs.</summary>
internal sealed partial class AccountGrain(
    [PersistentState("account")] IPersistentState<AccountState> account,
    Passwords passwords,
    WrongPasswords wrongPasswords,
    SessionRevocations revocations,
    AuditLog audit,
    IOptions<AccountOptions> options,
    TimeProvider time,
    ILogger<AccountGrain> logger) : Grain, IAccountGrain, IRemindable
{
    internal static readonly Failure Taken = new() { Kind = FailureKind.Conflict, Message = "An account with this e-mail address exists already" };

    private IAccountGrain Self => this.AsReference<IAccountGrain>();

    private Guid Id => this.GetPrimaryKey();

    private bool Exists => account.RecordExists && !account.State.Ending;

    public async Task<Result<UserView>> Create(NewAccount given)
    {
        if (!account.RecordExists)
        {
            await audit.RecordAsync(null, AuditActions.Created, AuditSubjects.Account, Id);
            await account.CommitAsync(
                new AccountState { Email = given.Email, PasswordHash = given.PasswordHash, DisplayName = given.DisplayName, CreatedAt = time.GetUtcNow() }, this);
        }

        return Exists ? View() : Taken;
    }

    public async Task<Result<UserView>> Welcome(ExternalUser user)
    {
        if (!account.RecordExists)
        {
            var claimed = user.VerifiedEmail is { } email && await ByEmail(email).Claim(Id);
            await Self.Create(new NewAccount { Email = claimed ? user.VerifiedEmail! : "", PasswordHash = "", DisplayName = user.DisplayName });
        }

        return await Get();
    }

    public Task<Result<UserView>> Get() => Task.FromResult<Result<UserView>>(Exists ? View() : Failure.NotFound("user"));

    public async Task<Result<UserView>> Rename(string? displayName, long? ifVersion)
    {
        if (!Exists)
        {
            return Failure.NotFound("user");
        }

        if (ifVersion is not null && ifVersion != account.State.Version)
        {
            return Failure.Stale();
        }

        if (Registration.DisplayNameError(displayName) is { } error)
        {
            return Failure.Validation([error]);
        }

        await audit.RecordAsync(null, AuditActions.Updated, AuditSubjects.Account, Id, new { account.State.DisplayName }, new { DisplayName = displayName });
        await account.CommitAsync(account.State with { DisplayName = displayName, Version = account.State.Version + 1 }, this);
        return View();
    }

    private UserView View() => new()
    {
        Id = Id,
        Email = account.State.Email.Length == 0 ? null : account.State.Email,
        DisplayName = account.State.DisplayName,
        CreatedAt = account.State.CreatedAt,
        Version = account.State.Version,
    };

    private IFarmGrain Farm(Guid id) => GrainFactory.GetGrain<IFarmGrain>(id);

    private IAccountByEmailGrain ByEmail(string email) => GrainFactory.GetGrain<IAccountByEmailGrain>(IAccountByEmailGrain.Key(email));
}
