using VerticalFarm.Contracts.Devices;

namespace VerticalFarm.Grains.Devices.Control;

/// <summary>Pure logic of the twin: what a command makes desired, and whether what is seen is what is wanted.</summary>
internal static class DeviceTwin
{
    // Devices round: a lamp of 255 steps shows 60 % as 59.6 %.
    private const double PercentTolerance = 1;
    private const double ValueTolerance = 0.1;

    /// <summary>What is wanted of a device by a command.</summary>
    public static DesiredState Desire(CommandKind command, CommandData? data, DateTimeOffset now) => new()
    {
        State = command switch
        {
            CommandKind.TurnOff => PowerState.Off,
            CommandKind.TurnOn => PowerState.On,
            _ => data?.Level is 0 || data?.Position is 0 || data?.Value is 0 ? PowerState.Off : PowerState.On,
        },
        Level = command == CommandKind.TurnOff ? null : data?.Level,
        Temperature = data?.Temperature,
        Humidity = data?.Humidity,
        Position = data?.Position,
        Value = data?.Value,
        At = now,
    };

    /// <summary>Whether a command makes a device be on or off.</summary>
    public static PowerState Goal(CommandView command) => Desire(command.Command, command.Data, command.RequestedAt).State;

    /// <summary>Whether a device that looks like this is as it is wanted. One that was not seen is not.</summary>
    public static bool IsAs(DesiredState desired, ReportedState? reported) =>
        reported is not null
        && (reported.State is null || reported.State == desired.State)
        && Near(desired.Level, reported.Level, PercentTolerance)
        && Near(desired.Position, reported.Position, PercentTolerance)
        && Near(desired.Humidity, reported.Humidity, PercentTolerance)
        && Near(desired.Temperature, reported.Temperature, ValueTolerance)
        && Near(desired.Value, reported.Value, ValueTolerance);

    /// <summary>Whether two wishes want the same of a device, whenever they were made.</summary>
    public static bool SameWish(DesiredState? one, DesiredState other) => one is not null && one with { At = other.At } == other;

    /// <summary>The command that brings a desired state about.</summary>
    public static (CommandKind Command, CommandData? Data) CommandFor(DesiredState desired)
    {
        var data = new CommandData
        {
            Level = desired.Level,
            Temperature = desired.Temperature,
            Humidity = desired.Humidity,
            Position = desired.Position,
            Value = desired.Value,
        };
        return desired.State == PowerState.Off ? (CommandKind.TurnOff, null)
            : data == new CommandData() ? (CommandKind.TurnOn, null)
            : (CommandKind.Set, data);
    }

    private static bool Near(double? desired, double? reported, double tolerance) =>
        desired is null || reported is null || Math.Abs(desired.Value - reported.Value) <= tolerance;
}
