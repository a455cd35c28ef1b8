using System.Collections.Concurrent;
using VerticalFarm.Api.Security;
using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Api.Accounts.Cookies;

/// <summary>
/// Renews a browser's session once though it asks twice: two tabs that wake together, or a page that is reloaded before the new cookie arrived,
/// show the same token, and a token shown again later ends its session. For a few seconds the second gets what the first got.
/// </summary>
internal sealed class RecentRenewals(TimeProvider time)
{
    /// <summary>How long a traded cookie is still good, for the same answer.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<RefreshToken, Renewal> _recent = new();

    /// <summary>The outcome of the renewal with this token, which is begun unless it was a moment ago.</summary>
    public async Task<Result<SessionView>> OnceAsync(RefreshToken token, Func<Task<Result<SessionView>>> renew)
    {
        Forget();
        var renewal = _recent.GetOrAdd(token, _ => new Renewal(new Lazy<Task<Result<SessionView>>>(renew), time.GetUtcNow()));
        try
        {
            var result = await renewal.Outcome.Value;
            if (result.Failure is not null)
            {
                _recent.TryRemove(KeyValuePair.Create(token, renewal)); // Guesses are not worth memory.
            }

            return result;
        }
        catch
        {
            _recent.TryRemove(KeyValuePair.Create(token, renewal)); // Nobody knows whether it was done: the next one asks again.
            throw;
        }
    }

    private void Forget()
    {
        var old = time.GetUtcNow() - Kept;
        foreach (var entry in _recent.Where(entry => entry.Value.Begun < old))
        {
            _recent.TryRemove(entry);
        }
    }

    private sealed record Renewal(Lazy<Task<Result<SessionView>>> Outcome, DateTimeOffset Begun);
}
