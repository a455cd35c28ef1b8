using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Grains.Devices.Control;

namespace VerticalFarm.Grains.Devices;

/// <summary>
/// One turn of the device, whatever woke it: it looks, decides (in <see cref="Twin"/>, which is pure), commits, and only then acts. So an
/// activation that comes after a crash goes on from where this one was. It wakes itself by a timer; and by a reminder, which also finds it when
/// its silo died, as long as it is on by a lease or another limit.
/// </summary>
internal sealed partial class DeviceGrain
{
    private const string LeaseReminder = "lease";

    // Half of the minute within which a lease must end: what was due while no silo lived comes a period later, and then Home Assistant has
    // to be connected to.
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromSeconds(30);

    // When something failed within a turn, the next one is soon.
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(5);

    private IGrainTimer? _timer;

    // From when on the reminder comes; null when it is not known to.
    private DateTimeOffset? _reminded;

    public override Task OnActivateAsync(CancellationToken cancellationToken) => Exists ? AdvanceAsync() : Task.CompletedTask;

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (reminderName == EndReminder)
        {
            await OnEndReminderAsync();
            return;
        }

        if (Exists)
        {
            await AdvanceAsync();
        }

        if (!Exists || Twin.ReminderDue(device.State, Around(), options.Value, time.GetUtcNow()) is null)
        {
            await DropReminderAsync(LeaseReminder);
        }
    }

    public Task EntityChanged() => Exists ? AdvanceAsync() : Task.CompletedTask;

    public Task FarmChanged()
    {
        _farm = null;
        return EntityChanged();
    }

    public async Task Dispatched(DispatchReport report)
    {
        if (!Exists || Pursuit.Answered(device.State, report, time.GetUtcNow()) is var answered && answered == device.State)
        {
            return;
        }

        var around = await LookAroundAsync();
        await ApplyAsync(Twin.Advance(answered, Id, around, options.Value, time.GetUtcNow()), around);
    }

    private async Task AdvanceAsync()
    {
        Arm(time.GetUtcNow() + AfterFault);
        var cameBack = await LookAsync();
        var around = await LookAroundAsync() with { CameBack = cameBack };
        await ApplyAsync(Twin.Advance(device.State, Id, around, options.Value, time.GetUtcNow()), around);
    }

    /// <summary>Commits what was decided, and does it.</summary>
    private async Task ApplyAsync(TwinStep step, Surroundings around)
    {
        var before = device.State.Command;
        await GiveTurnBackAsync(step.State, around); // Before anybody is told that it is off.
        if (step.State != device.State)
        {
            await CommitStepAsync(step, around);
        }

        var command = device.State.Command;
        if (step.Send)
        {
            await DispatchAsync(command!);
        }

        await RecordRunAsync();
        await RecordAsync(); // What is not in the history yet is in the state, and no command waits for that.
        if (before is { HasEnded: false } && (command!.Id != before.Id || command.HasEnded))
        {
            WakeWaiters();
            CommandMetrics.Ended(command.Id == before.Id ? command.Status : CommandStatus.Superseded);
            LogEnded(logger, Id, command.Command, command.Status, command.Message);
        }

        Arm(Twin.NextLook(device.State, around, options.Value, time.GetUtcNow()));
        await TellAlertsAsync(around);
    }

    private async Task CommitStepAsync(TwinStep step, Surroundings around)
    {
        try
        {
            // Before the commit: there must never be an ON whose end depends on this silo's life.
            await ArmReminderAsync(Twin.ReminderDue(step.State, around, options.Value, time.GetUtcNow()));
            await CommitAsync(step.State);
        }
        catch
        {
            // What must end ends, also while the database is away.
            if (step is { Send: true, State.Command: { Command: CommandKind.TurnOff, Source.Kind: CommandSourceKind.Device } off })
            {
                await DispatchAsync(off);
            }

            throw;
        }
    }

    private Task DispatchAsync(CommandView command) => HomeAssistant().Dispatch(new DeviceDispatch
    {
        DeviceId = Id,
        CommandId = command.Id,
        EntityId = device.State.Spec.EntityId,
        Command = command.Command,
        Data = command.Data,
        SendBefore = command.RequestedAt + options.Value.CommandDeadline,
    });

    /// <summary>Asks Home Assistant how the entity is; true when it is there and was not before.</summary>
    private async Task<bool> LookAsync()
    {
        var before = _seen;
        var wasOnline = Availability == DeviceAvailability.Online;
        _seenBefore = wasOnline ? _seenAt : null;
        _seen = await HomeAssistant().Look(device.State.Spec.EntityId);
        _seenAt = time.GetUtcNow();
        if (_seen != before)
        {
            TellFeed();
            await TellWatchersAsync();
        }

        return !wasOnline && Availability == DeviceAvailability.Online;
    }

    private void Arm(DateTimeOffset? at)
    {
        _timer?.Dispose();
        _timer = null;
        if (at is { } then)
        {
            _timer = this.RegisterGrainTimer(AdvanceAsync, new GrainTimerCreationOptions(Until(then), Timeout.InfiniteTimeSpan));
        }
    }

    // It comes again and again once it is due, so an earlier one serves as well.
    private async Task ArmReminderAsync(DateTimeOffset? due)
    {
        if (due is { } at && !(_reminded <= at))
        {
            await this.RegisterOrUpdateReminder(LeaseReminder, Until(at), ReminderPeriod);
            _reminded = at;
        }
    }

    // In whole milliseconds, as timers count: what is cut off would wake it just before it is time, again and again.
    private TimeSpan Until(DateTimeOffset at)
    {
        var wait = at - time.GetUtcNow();
        return wait > TimeSpan.Zero ? TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)) : TimeSpan.Zero;
    }

    private async Task DropReminderAsync(string name)
    {
        if (await this.GetReminder(name) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }

        _reminded = name == LeaseReminder ? null : _reminded;
    }

    private void WakeWaiters()
    {
        var ended = _ended;
        _ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ended.TrySetResult();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Device {DeviceId}: {Command} ended {Status} {Message}")]
    private static partial void LogEnded(ILogger logger, Guid deviceId, CommandKind command, CommandStatus status, string? message);
}
