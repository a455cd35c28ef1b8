using VerticalFarm.Contracts.Devices;

namespace VerticalFarm.Grains.Devices.Control;

/// <summary>New commands.</summary>
internal static class Commands
{
    public static CommandView New(Guid device, CommandKind kind, CommandData? data, CommandSource source, DateTimeOffset now, Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(now),
        DeviceId = device,
        Command = kind,
        Data = data,
        Source = source,
        Status = CommandStatus.Requested,
        RequestedAt = now,
    };

    /// <summary>One that the device gives itself, and why.</summary>
    public static CommandView OfDevice(Guid device, CommandKind kind, CommandData? data, string why, DateTimeOffset now) =>
        New(device, kind, data, CommandSource.Device, now) with { Message = why };
}
