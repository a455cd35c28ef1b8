using Microsoft.Extensions.Options;
using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Accounts;

internal sealed class AccountByEmailGrain(
    [PersistentState("account-by-email")] IPersistentState<AccountByEmailState> owner,
    Passwords passwords,
    IOptions<AccountOptions> options,
    TimeProvider time) : Grain, IAccountByEmailGrain
{
    /// <summary>The one answer to an unknown address and to a wrong password.</summary>
    internal static readonly Failure WrongCredentials = new() { Kind = FailureKind.Authentication, Message = "E-mail or password is wrong" };

    // In memory: a grain that fails sign-ins is busy and stays active, and a restart forgives at most one more round.
    private readonly Queue<DateTimeOffset> _failures = new();

    public async Task<Result<UserView>> Register(Registration registration)
    {
        if (registration.Errors().ToArray() is { Length: > 0 } errors)
        {
            return Failure.Validation(errors);
        }

        if (owner.RecordExists && (await Account().Get()).TryGet(out _, out _))
        {
            return new Failure { Kind = FailureKind.Conflict, Message = "An account with this e-mail address exists already" };
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
        ForgetOldFailures();
        if (_failures.Count >= options.Value.MaxFailures)
        {
            return new Failure
            {
                Kind = FailureKind.RateLimited,
                Message = "Too many wrong passwords for this e-mail address",
                RetryAfter = _failures.Peek() + options.Value.LockOutWindow - time.GetUtcNow(),
            };
        }

        if (!owner.RecordExists)
        {
            await passwords.VerifyAsync(null, password);
            _failures.Enqueue(time.GetUtcNow());
            return WrongCredentials;
        }

        var result = await Account().SignIn(password);
        if (result.TryGet(out _, out _))
        {
            _failures.Clear();
        }
        else
        {
            _failures.Enqueue(time.GetUtcNow());
        }

        return result;
    }

    private IAccountGrain Account() => GrainFactory.GetGrain<IAccountGrain>(owner.State.UserId);

    private void ForgetOldFailures()
    {
        while (_failures.TryPeek(out var oldest) && oldest <= time.GetUtcNow() - options.Value.LockOutWindow)
        {
            _failures.Dequeue();
        }
    }
}
