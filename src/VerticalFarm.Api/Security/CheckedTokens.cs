using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;

namespace VerticalFarm.Api.Security;

/// <summary>
/// Access tokens whose signature was found good, until they end: a client shows the same token with every request, and checking it again
/// tells nothing new. Whether its session has ended meanwhile is another question, which is asked every time.
/// </summary>
/// <remarks>
/// Who finds a token here has shown all of it: the look-up is by a hash with a secret of this process, so its time tells nothing of tokens
/// that are alike. Bounded by two generations: when the younger is full it becomes the older, and what is in use moves up again.
/// </remarks>
internal sealed class CheckedTokens(TimeProvider time)
{
    /// <summary>How many tokens a generation holds; some 1 KiB each.</summary>
    public const int Generation = 10_000;

    private readonly Lock _turning = new();
    private ConcurrentDictionary<string, Checked> _young = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, Checked> _old = new(StringComparer.Ordinal);

    /// <summary>Whose token this is, if it was checked before and has not ended.</summary>
    public bool TryGet(string token, [NotNullWhen(true)] out ClaimsPrincipal? principal)
    {
        principal = null;
        if (!_young.TryGetValue(token, out var known))
        {
            if (!_old.TryRemove(token, out known))
            {
                return false;
            }

            Keep(token, known);
        }

        if (known.Expires <= time.GetUtcNow())
        {
            _young.TryRemove(token, out _);
            return false;
        }

        principal = known.Principal;
        return true;
    }

    /// <summary>Remembers a token that was found good.</summary>
    public void Add(string token, ClaimsPrincipal principal, DateTimeOffset expires) => Keep(token, new Checked(principal, expires));

    private void Keep(string token, Checked known)
    {
        _young[token] = known;
        if (_young.Count <= Generation)
        {
            return;
        }

        lock (_turning)
        {
            if (_young.Count > Generation)
            {
                (_old, _young) = (_young, new ConcurrentDictionary<string, Checked>(StringComparer.Ordinal));
            }
        }
    }

    private sealed record Checked(ClaimsPrincipal Principal, DateTimeOffset Expires);
}
