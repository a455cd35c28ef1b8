using System.Collections.Immutable;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Audit;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Accounts;

/// <summary>Signing in, staying signed in, and out.</summary>
internal sealed partial class AccountGrain
{
    private static readonly Failure BadToken = new() { Kind = FailureKind.Authentication, Message = "The refresh token is not valid" };

    // Whoever is signed in and tries passwords does not shut the address out.
    private string Subject => $"account:{Id}";

    public async Task<Result<SessionView>> SignIn(string password)
    {
        var hash = Exists && account.State.PasswordHash.Length > 0 ? account.State.PasswordHash : null;
        if (!await passwords.VerifyAsync(hash, password))
        {
            return AccountByEmailGrain.WrongCredentials;
        }

        var secret = SessionSecret.New();
        var session = new Session(Guid.NewGuid(), SessionSecret.Hash(secret), time.GetUtcNow() + options.Value.SessionLifetime);
        await CommitSessionsAsync([.. Alive().TakeLast(options.Value.MaxSessions - 1), session]);
        return new SessionView { UserId = Id, SessionId = session.Id, Secret = secret };
    }

    public async Task<Result<SessionView>> Refresh(Guid sessionId, string secret)
    {
        if (Alive().FirstOrDefault(s => s.Id == sessionId) is not { } session)
        {
            return BadToken;
        }

        if (!SessionSecret.Matches(secret, session.SecretHash))
        {
            // Somebody uses a token that was traded already: one of two holders is a thief, so the session ends for both.
            await CommitSessionsAsync([.. Alive().Where(s => s.Id != sessionId)]);
            return BadToken;
        }

        var next = SessionSecret.New();
        var renewed = session with { SecretHash = SessionSecret.Hash(next), ExpiresAt = time.GetUtcNow() + options.Value.SessionLifetime };
        await CommitSessionsAsync([.. Alive().Select(s => s.Id == sessionId ? renewed : s)]);
        return new SessionView { UserId = Id, SessionId = sessionId, Secret = next };
    }

    public async Task SignOut(Guid sessionId, string secret)
    {
        if (Alive().Any(s => s.Id == sessionId && SessionSecret.Matches(secret, s.SecretHash)))
        {
            await CommitSessionsAsync([.. Alive().Where(s => s.Id != sessionId)]);
        }
    }

    public async Task DropEndedSessions()
    {
        if (Exists && Alive() is var alive && alive.Length < account.State.Sessions.Length)
        {
            await CommitSessionsAsync(alive);
        }
    }

    public async Task<Result<Done>> ChangePassword(string present, string next)
    {
        if (Registration.PasswordError("new_password", next) is { } weak)
        {
            return Failure.Validation([weak]);
        }

        if (!Exists)
        {
            return Failure.NotFound("user");
        }

        if (account.State.PasswordHash.Length == 0)
        {
            return Failure.BusinessRule("You sign in elsewhere: change your password there");
        }

        if (await wrongPasswords.ShutOutAsync(Subject) is { } shutOut)
        {
            return shutOut;
        }

        if (!await passwords.VerifyAsync(account.State.PasswordHash, present))
        {
            await wrongPasswords.AddAsync(Subject);
            return Failure.BusinessRule("The present password is wrong", new FieldError("current_password", "is not your password"));
        }

        await wrongPasswords.ForgiveAsync(Subject);
        await audit.RecordAsync(null, AuditActions.PasswordChanged, AuditSubjects.Account, Id);
        await CommitSessionsAsync([], account.State with { PasswordHash = await passwords.HashAsync(next) });
        return Done.Value;
    }

    // Whatever session is not among those that stay has ended, and with it the access tokens made of it.
    private async Task CommitSessionsAsync(ImmutableArray<Session> stay, AccountState? next = null)
    {
        await revocations.RevokeAsync([.. Alive().Select(session => session.Id).Except(stay.Select(session => session.Id))]);
        await account.CommitAsync((next ?? account.State) with { Sessions = stay }, this);
    }

    private ImmutableArray<Session> Alive() => Exists ? [.. account.State.Sessions.Where(s => s.ExpiresAt > time.GetUtcNow())] : [];
}
