using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Devices;

namespace VerticalFarm.Grains.Devices.Control;

/// <summary>
/// What people must know of a device, from its state and what is seen. Pure. What a Home Assistant that is away explains is not a device's
/// own trouble, and is not told by it; what is still wrong when it is back is told then.
/// </summary>
internal static class DeviceAlarms
{
    /// <summary>What to tell.</summary>
    /// <param name="device">The device.</param>
    /// <param name="state">What it keeps.</param>
    /// <param name="around">What it sees.</param>
    /// <param name="homeIsAway">Whether it has a Home Assistant that is not connected.</param>
    /// <param name="options">How devices follow commands.</param>
    /// <param name="offlineAfter">For how long it may be out of reach.</param>
    /// <param name="now">The present.</param>
    public static IEnumerable<AlarmVerdict> Judge(
        Guid device, DeviceState state, Surroundings around, bool homeIsAway, DeviceOptions options, TimeSpan offlineAfter, DateTimeOffset now)
    {
        if (homeIsAway)
        {
            return [];
        }

        var source = AlertSource.Device(device);
        var duty = Guard.DutyOf(state, around, options, now);
        var danger = Guard.Alarm(state, duty, around);
        return
        [
            Offline(source, state, around, offlineAfter, now),
            CommandFailed(source, state, around, danger is not null),
            Safety(source, state, danger, Guard.IsViolated(state, duty, around), now),
        ];
    }

    private static AlarmVerdict Offline(AlertSource source, DeviceState state, Surroundings around, TimeSpan offlineAfter, DateTimeOffset now)
    {
        if (around.Seen is not { Connected: true, Available: false } seen || state.OfflineSince is not { } since)
        {
            return new AlarmVerdict(AlertKind.DeviceOffline, null, IsOver: around.IsOnline);
        }

        // While Home Assistant was away nobody knows; and after it came back, radio devices take a while.
        var from = seen.ConnectedSince > since ? seen.ConnectedSince.Value : since;
        return from + offlineAfter > now
            ? new AlarmVerdict(AlertKind.DeviceOffline, null, IsOver: false)
            : new AlarmVerdict(
                AlertKind.DeviceOffline,
                new AlertSignal
                {
                    Source = source,
                    Kind = AlertKind.DeviceOffline,
                    Severity = AlertSeverity.Warning,
                    Message = $"{state.Spec.Name} cannot be reached. {seen.Problem ?? $"Home Assistant calls {state.Spec.EntityId} unavailable"}",
                    At = from,
                    ThroughHomeAssistant = true,
                },
                IsOver: false);
    }

    // One that cannot be reached is told as such, and one that does not obey as that; not once more for each command.
    private static AlarmVerdict CommandFailed(AlertSource source, DeviceState state, Surroundings around, bool isDanger) => state.Command switch
    {
        { Status: CommandStatus.Failed or CommandStatus.Expired } failed when !isDanger && around.Seen is not { Connected: true, Available: false } => new AlarmVerdict(
            AlertKind.CommandFailed,
            new AlertSignal
            {
                Source = source,
                Kind = AlertKind.CommandFailed,
                Severity = DeviceTwin.Goal(failed) == PowerState.Off && around.MayBeOn(state) ? AlertSeverity.Critical : AlertSeverity.Warning,
                Message = $"{state.Spec.Name}: {Words(failed.Command)} failed. {failed.Message}".TrimEnd(),
                At = failed.EndedAt!.Value,
            },
            IsOver: false),
        null or { Status: CommandStatus.Observed } => new AlarmVerdict(AlertKind.CommandFailed, null, IsOver: true),
        _ => new AlarmVerdict(AlertKind.CommandFailed, null, IsOver: false),
    };

    // That it does not obey is worse than that it was stopped.
    private static AlarmVerdict Safety(AlertSource source, DeviceState state, string? danger, bool isViolated, DateTimeOffset now)
    {
        return (danger, state.Incident) switch
        {
            ({ } words, _) => Tell(AlertSeverity.Critical, words, state.Command is { Status: CommandStatus.Failed or CommandStatus.Expired } failed ? failed.EndedAt!.Value : Ledger.OnSince(state) ?? now),
            (null, { } incident) => Tell(AlertSeverity.Warning, incident.Message, incident.At),
            _ => new AlarmVerdict(AlertKind.Safety, null, IsOver: !isViolated), // It may just be tried again.
        };

        AlarmVerdict Tell(AlertSeverity severity, string message, DateTimeOffset at) => new(
            AlertKind.Safety,
            new AlertSignal { Source = source, Kind = AlertKind.Safety, Severity = severity, Message = $"{state.Spec.Name}: {message}", At = at },
            IsOver: false);
    }

    private static string Words(CommandKind kind) => kind switch
    {
        CommandKind.TurnOn => "turning it on",
        CommandKind.TurnOff => "turning it off",
        _ => "setting it",
    };
}
