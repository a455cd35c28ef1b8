using VerticalFarm.Contracts.Devices;
using VerticalFarm.Grains.Devices.Control;
using VerticalFarm.Grains.Devices.Envelope;

namespace VerticalFarm.Grains.Devices;

/// <summary>
/// What rules want of a device. A rule says its wish again and again, for as long as it holds: the first time it is carried out; after
/// that it is compared with what is seen, so that nothing is sent twice and nothing that was lost stays lost.
/// </summary>
internal sealed partial class DeviceGrain
{
    private WishKey? _lastBlocked;

    public async Task<WishOutcome> Wish(RuleWish wish)
    {
        if (!Exists)
        {
            return new WishOutcome(WishDisposition.Refused, null, "There is no such device");
        }

        if (RuleClaims.IsPast(device.State, wish.RuleId, wish.RuleVersion, wish.Decision, time.GetUtcNow()))
        {
            return new WishOutcome(WishDisposition.Outdated, null, "The rule itself has said something else since");
        }

        var claimed = RuleClaims.With(device.State, wish);
        var holder = RuleClaims.Holder(claimed.Claims)!;
        var outcome = await FollowAsync(holder, claimed);
        await KeepClaimsAsync(claimed);
        return holder.RuleId == wish.RuleId
            ? outcome
            : new WishOutcome(WishDisposition.Outranked, null, $"The rule \"{holder.RuleName}\" has it (priority {holder.Priority})");
    }

    public async Task Release(RuleRelease release)
    {
        if (!Exists || RuleClaims.IsPast(device.State, release.RuleId, release.RuleVersion, release.Decision, time.GetUtcNow()))
        {
            return;
        }

        var left = RuleClaims.Without(device.State, release, time.GetUtcNow());
        if (RuleClaims.Holder(left.Claims) is { } next)
        {
            await FollowAsync(next, left);
        }

        await KeepClaimsAsync(left);
    }

    /// <summary>Carries out what the rule that has the device wants.</summary>
    /// <param name="wish">The wish.</param>
    /// <param name="claimed">The claims as they are now; committed along with what comes of the wish.</param>
    private async Task<WishOutcome> FollowAsync(RuleWish wish, DeviceState claimed)
    {
        var key = new WishKey(wish.RuleId, wish.Decision);
        var isNew = device.State.DesiredBy != key;

        // Against a person, and against the end of a lease, the newest wins; among rules the rank decides.
        if (isNew && device.State.WantedAt > wish.DecidedAt)
        {
            return new WishOutcome(WishDisposition.Outdated, null, "Something else was wanted of it later");
        }

        if (Mode() == DeviceMode.Manual)
        {
            return new WishOutcome(WishDisposition.Blocked, null, "It is under manual control");
        }

        if (device.State.Command is { HasEnded: false } open && !isNew)
        {
            return new WishOutcome(WishDisposition.Commanded, open.Id, null);
        }

        var desired = DeviceTwin.Desire(wish.Command, wish.Data, wish.DecidedAt);
        if (Around() is { Stop: null, IsOnline: true } known && DeviceTwin.IsAs(desired, known.Reported))
        {
            return await AgreeAsync(claimed, desired, key, isNew);
        }

        if (Availability != DeviceAvailability.Online && (!isNew || IsAbsent()))
        {
            return new WishOutcome(WishDisposition.AlreadySo, null, "The device cannot be reached"); // Reconciled, or asked for again, when it can.
        }

        var (around, interlock) = await MayBecomeAsync(desired.State);
        var now = time.GetUtcNow();
        var command = Control.Commands.New(Id, wish.Command, wish.Data, new CommandSource(CommandSourceKind.Rule, wish.RuleId), now);
        if (interlock is not null)
        {
            await RecordBlockedOnceAsync(command, key, interlock);
            return new WishOutcome(WishDisposition.Blocked, null, interlock.Sentence());
        }

        var state = Ledger.Note(device.State, around, now);
        var wanted = state with
        {
            Claims = claimed.Claims,
            PastClaims = claimed.PastClaims,
            Desired = desired,
            DesiredBy = key,
            LeaseExpiresAt = isNew || state.LeaseExpiresAt is null ? LeaseEnd(state, desired, now) : state.LeaseExpiresAt,
            Mode = DeviceMode.Auto,
            OverrideUntil = null,
        };
        await ApplyAsync(Pursuit.Begin(wanted, state, around, command, now), around);
        return new WishOutcome(WishDisposition.Commanded, command.Id, null);
    }

    // The device is that way already: note who wants it so, and from when a lease counts, but send nothing.
    private async Task<WishOutcome> AgreeAsync(DeviceState claimed, DesiredState desired, WishKey key, bool isNew)
    {
        if (isNew)
        {
            var now = time.GetUtcNow();
            var state = Ledger.Note(device.State, Around(), now);
            if (!DeviceTwin.SameWish(state.Desired, desired))
            {
                state = Pursuit.GiveWay(state, "A rule wanted it otherwise", now);
            }

            var agreed = state with
            {
                Claims = claimed.Claims,
                PastClaims = claimed.PastClaims,
                Desired = desired,
                DesiredBy = key,
                LeaseExpiresAt = LeaseEnd(state, desired, now),
            };
            var around = await LookAroundAsync();
            await ApplyAsync(new TwinStep(agreed, Send: false), around);
        }

        return new WishOutcome(WishDisposition.AlreadySo, null, null);
    }

    // What comes of a wish may be nothing; it is a claim all the same.
    private Task KeepClaimsAsync(DeviceState claimed) => device.State.Claims == claimed.Claims
        ? Task.CompletedTask
        : CommitAsync(device.State with { Claims = claimed.Claims, PastClaims = claimed.PastClaims });

    // It went to its fail-safe state, as far as it can: a rule gets it back when it can be reached.
    private bool IsAbsent() => Guard.DutyOf(device.State, Around(), options.Value, time.GetUtcNow()) is { Kind: DutyKind.Absence };

    private static DateTimeOffset? LeaseEnd(DeviceState state, DesiredState desired, DateTimeOffset now) =>
        SafetyRules.LeaseEnd(state.Spec.Safety, desired.State, null, Ledger.OnSince(state), now);

    // The wish comes again every minute; its refusal is history once.
    private async Task RecordBlockedOnceAsync(CommandView command, WishKey key, Interlock interlock)
    {
        if (_lastBlocked != key)
        {
            _lastBlocked = key;
            await RecordBlockedAsync(command, interlock.Sentence());
        }
    }
}
