using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.HomeAssistant;

namespace VerticalFarm.Grains.Devices;

/// <summary>
/// How a command is brought about: sent, taken, seen; sent again when nothing moves; failed after all tries. Every step is committed
/// before it is done, so that an activation that comes after a crash goes on from where this one was.
/// </summary>
internal sealed partial class DeviceGrain
{
    private IGrainTimer? _window;

    public async Task Observe(EntityObservation observation)
    {
        var wasOnline = Availability == DeviceAvailability.Online;
        _seen = observation;
        if (!device.RecordExists)
        {
            return;
        }

        await NoteTransitionAsync();
        if (device.State.Command is { HasEnded: false } open)
        {
            if (IsAsDesired())
            {
                await EndAsync(open, CommandStatus.Observed, null);
            }
        }
        else if (!wasOnline && Availability == DeviceAvailability.Online)
        {
            await ReconcileAsync();
        }
    }

    public async Task Dispatched(DispatchReport report)
    {
        if (device.State.Command is not { HasEnded: false } open || open.Id != report.CommandId)
        {
            return; // Of a command that has ended or was replaced.
        }

        switch (report.Outcome)
        {
            case DispatchOutcome.Accepted:
                var accepted = open with { Status = CommandStatus.Accepted, AcceptedAt = time.GetUtcNow() };
                await (IsAsDesired()
                    ? EndAsync(accepted, CommandStatus.Observed, null)
                    : CommitAsync(device.State with { Command = accepted }));
                break;
            case DispatchOutcome.Unanswered:
                break; // It may or may not have been done: what is seen within the window decides.
            default:
                await EndAsync(open, CommandStatus.Failed, report.Message);
                break;
        }
    }

    /// <summary>Makes a command the one in flight. An older one that is still open gives way.</summary>
    private async Task<CommandView> PursueAsync(CommandView command, DeviceState next)
    {
        var replaced = device.State.Command is { HasEnded: false } open
            ? open with { Status = CommandStatus.Superseded, Message = "A newer command took its place", EndedAt = time.GetUtcNow() }
            : null;

        // Before the commit: there must never be an ON whose end depends on this silo's life.
        await ArmLeaseReminderAsync(next.LeaseExpiresAt);
        await CommitAsync(next with
        {
            Command = command,
            DesiredBefore = device.State.Desired,
            DesiredBeforeBy = device.State.DesiredBy,
            Unrecorded = replaced is null ? next.Unrecorded : next.Unrecorded.Add(replaced),
        });
        WakeWaiters();
        ArmLeaseTimer();
        await SendAsync();
        return device.State.Command!;
    }

    private async Task SendAsync()
    {
        var command = device.State.Command!;
        var sent = command with { Status = CommandStatus.Sent, Tries = command.Tries + 1, SentAt = time.GetUtcNow() };
        await RecordAsync(sent, device.State with { Command = sent });
        await HomeAssistant().Dispatch(new DeviceDispatch
        {
            DeviceId = Id,
            CommandId = sent.Id,
            EntityId = device.State.Spec.EntityId,
            Command = sent.Command,
            Data = sent.Data,
        });
        ArmWindow();
    }

    private async Task OnWindowAsync()
    {
        if (device.State.Command is not { HasEnded: false } open)
        {
            return;
        }

        if (IsAsDesired())
        {
            await EndAsync(open, CommandStatus.Observed, null);
        }
        else if (_seen is not { Connected: true })
        {
            await EndAsync(open, CommandStatus.Failed, "Home Assistant is not connected");
        }
        else if (open.Tries < options.Value.MaxTries)
        {
            await SendAsync();
        }
        else
        {
            await EndAsync(open, CommandStatus.Failed, open.Status == CommandStatus.Accepted
                ? $"Home Assistant took the command {open.Tries} times, but the device was not seen to follow"
                : $"Home Assistant gave no answer to {open.Tries} tries");
        }
    }

    private async Task EndAsync(CommandView command, CommandStatus status, string? message)
    {
        _window?.Dispose();
        var ended = command with { Status = status, Message = message, EndedAt = time.GetUtcNow() };
        var next = device.State with { Command = ended };

        // A person who was told "failed" must not see it happen an hour later; an OFF stays wanted whatever comes.
        if (status == CommandStatus.Failed && command.Source.Kind == CommandSourceKind.User && next.Desired?.State == PowerState.On)
        {
            next = next with { Desired = next.DesiredBefore, DesiredBy = next.DesiredBeforeBy };
        }

        await RecordAsync(ended, next);
        WakeWaiters();
        LogEnded(logger, Id, command.Command, status, message);
    }

    /// <summary>After an absence: what is wanted and what is seen are compared, and what differs and still holds is sent again.</summary>
    private async Task ReconcileAsync()
    {
        var now = time.GetUtcNow();
        if (device.State.Desired is not { } desired || IsAsDesired() || Forbids(desired.State, now) is not null
            || (desired.State == PowerState.On && device.State.LeaseExpiresAt <= now))
        {
            return;
        }

        var (kind, data) = DeviceTwin.CommandFor(desired);
        await PursueAsync(NewCommand(kind, data, CommandSource.Device, now) with { Message = "Wanted so before the connection went" }, device.State);
    }

    /// <summary>Goes on where the last activation was.</summary>
    private async Task ResumeAsync()
    {
        _seen = await HomeAssistant().Look(device.State.Spec.EntityId);
        await NoteTransitionAsync();
        ArmLeaseTimer();
        if (device.State.Command is { HasEnded: false })
        {
            ArmWindow();
        }
        else if (Availability == DeviceAvailability.Online)
        {
            await ReconcileAsync();
        }
    }

    private bool IsAsDesired() =>
        Availability == DeviceAvailability.Online && device.State.Desired is { } desired && DeviceTwin.IsAs(desired, Reported);

    private void ArmWindow()
    {
        _window?.Dispose();
        _window = this.RegisterGrainTimer(OnWindowAsync, new GrainTimerCreationOptions(options.Value.ObservationWindow, Timeout.InfiniteTimeSpan));
    }

    private void WakeWaiters()
    {
        var ended = _ended;
        _ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ended.TrySetResult();
    }

    private Task RecordAsync(CommandView command) => RecordAsync(command, device.State);

    // State first, history second: a row that could not be written is remembered in the state and written later.
    private async Task RecordAsync(CommandView command, DeviceState next)
    {
        await CommitAsync(next with { Unrecorded = [.. next.Unrecorded.Where(other => other.Id != command.Id), command] });
        try
        {
            using var timeout = new CancellationTokenSource(QueryTimeout, time);
            await log.SaveAsync(device.State.FarmId, device.State.Unrecorded, timeout.Token);
            device.State = device.State with { Unrecorded = [] }; // Committed with the next change; writing a row twice is harmless.
        }
        catch (Exception fault)
        {
            LogHistoryDelayed(logger, fault, Id);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Device {DeviceId}: {Command} ended {Status} {Message}")]
    private static partial void LogEnded(ILogger logger, Guid deviceId, CommandKind command, CommandStatus status, string? message);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Device {DeviceId}: the history of commands could not be written; tried again with the next")]
    private static partial void LogHistoryDelayed(ILogger logger, Exception fault, Guid deviceId);
}
