using System.Collections.Immutable;
using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Accounts;

internal sealed partial class AccountGrain
{
    private static readonly Failure BadToken = new() { Kind = FailureKind.Authentication, Message = "The refresh token is not valid" };

    public async Task<Result<SessionView>> SignIn(string password)
    {
        var hash = account.RecordExists ? account.State.PasswordHash : null;
        if (!await passwords.VerifyAsync(hash, password))
        {
            return AccountByEmailGrain.WrongCredentials;
        }

        var secret = SessionSecret.New();
        var session = new Session(Guid.NewGuid(), SessionSecret.Hash(secret), time.GetUtcNow() + options.Value.SessionLifetime);
        var others = Alive().TakeLast(options.Value.MaxSessions - 1);
        await account.CommitAsync(account.State with { Sessions = [.. others, session] }, this);
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
            await account.CommitAsync(account.State with { Sessions = [.. Alive().Where(s => s.Id != sessionId)] }, this);
            return BadToken;
        }

        var next = SessionSecret.New();
        var renewed = session with { SecretHash = SessionSecret.Hash(next), ExpiresAt = time.GetUtcNow() + options.Value.SessionLifetime };
        await account.CommitAsync(account.State with { Sessions = [.. Alive().Select(s => s.Id == sessionId ? renewed : s)] }, this);
        return new SessionView { UserId = Id, SessionId = sessionId, Secret = next };
    }

    public async Task SignOut(Guid sessionId, string secret)
    {
        if (Alive().Any(s => s.Id == sessionId && SessionSecret.Matches(secret, s.SecretHash)))
        {
            await account.CommitAsync(account.State with { Sessions = [.. Alive().Where(s => s.Id != sessionId)] }, this);
        }
    }

    private ImmutableArray<Session> Alive() => [.. account.State.Sessions.Where(s => s.ExpiresAt > time.GetUtcNow())];
}
