using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Accounts;

internal sealed class AccountByEmailGrain(
    [PersistentState("account-by-email")] IPersistentState<AccountByEmailState> owner,
    Passwords passwords,
    WrongPasswords wrongPasswords) : Grain, IAccountByEmailGrain
{
    /// <summary>The one answer to an unknown address and to a wrong password.</summary>
    internal static readonly Failure WrongCredentials = new() { Kind = FailureKind.Authentication, Message = "E-mail or password is wrong" };

    private string Subject => this.GetPrimaryKeyString();

    public async Task<Result<UserView>> Register(Registration registration)
    {
        if (registration.Errors().ToArray() is { Length: > 0 } errors)
        {
            return Failure.Validation(errors);
        }

        if (owner.RecordExists && (await Account().Get()).TryGet(out _, out _))
        {
            return AccountGrain.Taken;
        }

        var hash = await passwords.HashAsync(registration.Password);
        if (!owner.RecordExists)
        {
            await owner.CommitAsync(new AccountByEmailState { UserId = Guid.NewGuid() }, this);
        }

        return await Account().Create(new NewAccount { Email = registration.Email.Trim(), PasswordHash = hash, DisplayName = registration.DisplayName });
    }

    public async Task<Result<SessionView>> SignIn(string password)
    {
        if (await wrongPasswords.ShutOutAsync(Subject) is { } shutOut)
        {
            return shutOut;
        }

        if (!owner.RecordExists)
        {
            await passwords.VerifyAsync(null, password);
            await wrongPasswords.AddAsync(Subject);
            return WrongCredentials;
        }

        var result = await Account().SignIn(password);
        if (result.TryGet(out _, out _))
        {
            await wrongPasswords.ForgiveAsync(Subject);
        }
        else
        {
            await wrongPasswords.AddAsync(Subject);
        }

        return result;
    }

    public async Task<Guid?> Find() => owner.RecordExists && (await Account().Get()).TryGet(out var user, out _) ? user.Id : null;

    public async Task<bool> Claim(Guid userId)
    {
        if (!owner.RecordExists)
        {
            await owner.CommitAsync(new AccountByEmailState { UserId = userId }, this);
        }

        return owner.State.UserId == userId;
    }

    public async Task Release(Guid userId)
    {
        if (owner.RecordExists && owner.State.UserId == userId)
        {
            await owner.ClearAsync(this);
        }
    }

    private IAccountGrain Account() => GrainFactory.GetGrain<IAccountGrain>(owner.State.UserId);
}
