using VerticalFarm.Contracts.Devices;

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
        if (!device.RecordExists)
        {
            return new WishOutcome(WishDisposition.Refused, null, "There is no such device");
        }

        var key = new WishKey(wish.RuleId, wish.Decision);
        var isNew = device.State.DesiredBy != key;
        if (isNew && device.State.Desired?.At > wish.DecidedAt)
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

        var now = time.GetUtcNow();
        var desired = DeviceTwin.Desire(wish.Command, wish.Data, wish.DecidedAt);
        if (DeviceTwin.IsAs(desired, Reported) && Availability == DeviceAvailability.Online)
        {
            return await AgreeAsync(desired, key, isNew, now);
        }

        if (Availability != DeviceAvailability.Online && !isNew)
        {
            return new WishOutcome(WishDisposition.AlreadySo, null, "It is wanted so; the device cannot be reached"); // Reconciled when it can.
        }

        if (Forbids(desired.State, now) is { } interlock)
        {
            await RecordBlockedOnceAsync(wish, key, interlock, now);
            return new WishOutcome(WishDisposition.Blocked, null, interlock.Sentence);
        }

        var result = await PursueAsync(
            NewCommand(wish.Command, wish.Data, new CommandSource(CommandSourceKind.Rule, wish.RuleId), now),
            device.State with
            {
                Desired = desired,
                DesiredBy = key,
                LeaseExpiresAt = isNew ? SafetyRules.LeaseEnd(device.State.Spec.Safety, desired.State, null, now) : device.State.LeaseExpiresAt,
                Mode = DeviceMode.Auto,
                OverrideUntil = null,
            });
        return new WishOutcome(WishDisposition.Commanded, result.Id, null);
    }

    // The device is that way already: note who wants it so, and from when a lease counts, but send nothing.
    private async Task<WishOutcome> AgreeAsync(DesiredState desired, WishKey key, bool isNew, DateTimeOffset now)
    {
        if (isNew)
        {
            if (device.State.Command is { HasEnded: false } other && !DeviceTwin.SameWish(device.State.Desired, desired))
            {
                await EndAsync(other, CommandStatus.Superseded, "A rule wanted it otherwise");
            }

            var lease = SafetyRules.LeaseEnd(device.State.Spec.Safety, desired.State, null, now);
            await ArmLeaseReminderAsync(lease);
            await CommitAsync(device.State with { Desired = desired, DesiredBy = key, LeaseExpiresAt = lease });
            ArmLeaseTimer();
        }

        return new WishOutcome(WishDisposition.AlreadySo, null, null);
    }

    // The wish comes again every minute; its refusal is history once.
    private async Task RecordBlockedOnceAsync(RuleWish wish, WishKey key, Interlock interlock, DateTimeOffset now)
    {
        if (_lastBlocked != key)
        {
            _lastBlocked = key;
            await RecordBlockedAsync(wish.Command, wish.Data, new CommandSource(CommandSourceKind.Rule, wish.RuleId), interlock.Sentence, now);
        }
    }
}
