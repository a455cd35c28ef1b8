using System.Collections.Immutable;
using VerticalFarm.Contracts.Devices;

namespace VerticalFarm.Grains.Devices;

/// <summary>
/// Which rule has a device, when several want it: pure logic over the wishes that the device keeps. The device decides, since it alone sees
/// all of them, and what it keeps outlives restarts of the rules and of itself.
/// </summary>
internal static class RuleClaims
{
    // Longer than any message can be under way: later than that, what a rule says is what it wants.
    private static readonly TimeSpan MessagesTravelAtMost = TimeSpan.FromMinutes(2);

    /// <summary>Who has the device: the highest priority; of equals the older rule. Null when nobody wants anything.</summary>
    public static RuleWish? Holder(ImmutableArray<RuleWish> claims) =>
        claims.OrderByDescending(claim => claim.Priority).ThenBy(claim => claim.RuleCreatedAt).ThenBy(claim => claim.RuleId).FirstOrDefault();

    /// <summary>Whether the rule has said something newer already: a later decision, or one of a later version of itself.</summary>
    public static bool IsPast(DeviceState state, Guid ruleId, long version, long decision, DateTimeOffset now) =>
        state.Claims.Any(claim => claim.RuleId == ruleId && (claim.RuleVersion, claim.Decision).CompareTo((version, decision)) > 0)
        || state.PastClaims.Any(past => past.RuleId == ruleId && now - past.At < MessagesTravelAtMost && (past.RuleVersion, past.Decision).CompareTo((version, decision)) >= 0);

    /// <summary>The state with this wish in the place of what its rule wanted before; the same state when nothing changes.</summary>
    public static DeviceState With(DeviceState state, RuleWish wish) =>
        state.Claims.Contains(wish) ? state : state with { Claims = [.. state.Claims.Where(claim => claim.RuleId != wish.RuleId), wish] };

    /// <summary>The state without what a rule wanted; the same state when it wants nothing.</summary>
    public static DeviceState Without(DeviceState state, RuleRelease release, DateTimeOffset now) =>
        state.Claims.All(claim => claim.RuleId != release.RuleId)
            ? state
            : state with
            {
                Claims = state.Claims.RemoveAll(claim => claim.RuleId == release.RuleId),
                PastClaims =
                [
                    .. state.PastClaims.Where(past => past.RuleId != release.RuleId && now - past.At < MessagesTravelAtMost),
                    new PastClaim(release.RuleId, release.RuleVersion, release.Decision, now),
                ],
            };
}

/// <summary>Up to which decision of which version a rule's wishes are void.</summary>
internal sealed record PastClaim(Guid RuleId, long RuleVersion, long Decision, DateTimeOffset At);
