using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.HomeAssistant;

namespace VerticalFarm.Grains.Devices.Control;

/// <summary>
/// How a command is brought about: sent, taken, seen; sent again when nothing moves; ended when its tries or its time are used up. Pure
/// logic: each step gives the state that is committed before the command is sent.
/// </summary>
internal static class Pursuit
{
    /// <summary>
    /// Makes a command the one in flight; an older one that is still open gives way. <paramref name="wanted"/> is the state with what is
    /// wanted from now on.
    /// </summary>
    public static TwinStep Begin(DeviceState wanted, DeviceState before, Surroundings around, CommandView command, DateTimeOffset now)
    {
        // A person's wish that gave way before anybody saw it is not what comes back when the next one fails.
        var keeps = before.Command is { HasEnded: false, Source.Kind: CommandSourceKind.User } && command.Source.Kind == CommandSourceKind.User;
        var next = GiveWay(wanted, "A newer command took its place", now);
        return Send(
            next with
            {
                Command = command,
                DesiredBefore = keeps ? before.DesiredBefore : before.Desired,
                DesiredBeforeBy = keeps ? before.DesiredBeforeBy : before.DesiredBy,
                WantedBeforeAt = keeps ? before.WantedBeforeAt : before.WantedAt,
            },
            around,
            now);
    }

    /// <summary>Ends the open command, if there is one, because something else is wanted.</summary>
    public static DeviceState GiveWay(DeviceState state, string why, DateTimeOffset now) =>
        state.Command is { HasEnded: false } open ? End(state, CommandStatus.Superseded, why, now, mayComeLate: open.Status == CommandStatus.Sent) : state;

    /// <summary>Takes down what became of the try that was handed to Home Assistant; the same state when it was of a command that is over.</summary>
    public static DeviceState Answered(DeviceState state, DispatchReport report, DateTimeOffset now)
    {
        if (state.Command is not { HasEnded: false } open || open.Id != report.CommandId)
        {
            return state;
        }

        return report.Outcome switch
        {
            DispatchOutcome.Accepted => state with { Command = open with { Status = CommandStatus.Accepted, AcceptedAt = now }, Unanswered = false },
            DispatchOutcome.Unanswered => state with { Unanswered = true }, // It may or may not have been done: what is seen decides.
            DispatchOutcome.TooLate => End(state, CommandStatus.Expired, "Its time was over before it could be sent", now, mayComeLate: false),
            _ => End(state, CommandStatus.Failed, report.Message, now, mayComeLate: false),
        };
    }

    /// <summary>Brings the open command up to what is seen and to the time.</summary>
    public static TwinStep Follow(DeviceState state, Surroundings around, DeviceOptions options, DateTimeOffset now)
    {
        if (state.Command is not { HasEnded: false } open)
        {
            return new TwinStep(state, false);
        }

        // What looked as wanted when it was sent proves nothing until Home Assistant answers: it may be frozen, and an older command on its way.
        if (around.IsAsDesired(state) && (open.Status == CommandStatus.Accepted || !state.SentWhenSo))
        {
            return new TwinStep(End(state, CommandStatus.Observed, null, now, mayComeLate: false), false);
        }

        if (now >= open.RequestedAt + options.CommandDeadline)
        {
            return new TwinStep(GiveUp(state, open, around, now), false);
        }

        if (now < open.SentAt + options.ObservationWindow && !(around.CameBack && IsOfEarlierConnection(open, around)))
        {
            return new TwinStep(state, false);
        }

        // Home Assistant may be frozen or gone, and do it later: it is not told again before it was heard and seen afresh.
        if (around.Seen is not { Connected: true } || (state.Unanswered && !IsOfEarlierConnection(open, around)))
        {
            return new TwinStep(state, false);
        }

        return open.Tries < options.MaxTries ? Send(state, around, now) : new TwinStep(GiveUp(state, open, around, now), false);
    }

    /// <summary>Ends the open command.</summary>
    /// <param name="state">The state with the command.</param>
    /// <param name="status">How it ends.</param>
    /// <param name="message">Why, in words; null keeps what the command says already.</param>
    /// <param name="now">When.</param>
    /// <param name="mayComeLate">Whether Home Assistant may have the command still, and carry it out later.</param>
    public static DeviceState End(DeviceState state, CommandStatus status, string? message, DateTimeOffset now, bool mayComeLate)
    {
        var command = state.Command! with { Status = status, Message = message ?? state.Command.Message, EndedAt = now };
        var next = Recorded(state with { Command = command }, command);
        if (mayComeLate && DeviceTwin.Goal(command) == PowerState.On)
        {
            next = next with { StragglerSince = now };
        }

        // A person who was told that it failed must not see it happen an hour later; an OFF stays wanted whatever comes.
        return status is CommandStatus.Failed or CommandStatus.Expired && command.Source.Kind == CommandSourceKind.User && next.Desired?.State == PowerState.On
            ? next with { Desired = next.DesiredBefore, DesiredBy = next.DesiredBeforeBy, WantedAt = next.WantedBeforeAt }
            : next;
    }

    /// <summary>The state with a command's newest row among those that the history lacks.</summary>
    public static DeviceState Recorded(DeviceState state, CommandView command) =>
        state with { Unrecorded = [.. state.Unrecorded.Where(other => other.Id != command.Id), command] };

    private static bool IsOfEarlierConnection(CommandView open, Surroundings around) => around.Seen?.ConnectedSince > open.SentAt;

    private static TwinStep Send(DeviceState state, Surroundings around, DateTimeOffset now)
    {
        var sent = state.Command! with { Status = CommandStatus.Sent, Tries = state.Command.Tries + 1, SentAt = now };
        var next = state with
        {
            Command = sent,
            Unanswered = false,
            SentWhenSo = around.IsAsDesired(state),
            StragglerSince = state.Unanswered && DeviceTwin.Goal(sent) == PowerState.On ? now : state.StragglerSince,
        };
        return new TwinStep(Recorded(next, sent), true);
    }

    private static DeviceState GiveUp(DeviceState state, CommandView open, Surroundings around, DateTimeOffset now)
    {
        var (status, message) = (open.Status, around.Seen) switch
        {
            (CommandStatus.Accepted, _) => (CommandStatus.Failed, $"Home Assistant took the command {Times(open.Tries)}, but the device was not seen to follow"),
            (_, not { Connected: true }) => (CommandStatus.Failed, "Home Assistant is not connected"),
            _ when state.Unanswered => (CommandStatus.Failed, $"Home Assistant gave no answer, asked {Times(open.Tries)}"),
            _ => (CommandStatus.Expired, "Its time was over before anybody knew what had become of it"),
        };
        return End(state, status, message, now, mayComeLate: open.Status == CommandStatus.Sent);
    }

    private static string Times(int tries) => tries == 1 ? "once" : $"{tries} times";
}
