using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Devices.Control;

namespace VerticalFarm.Grains.Devices;

/// <summary>The record of what was asked of the device, and how it ended.</summary>
internal sealed partial class DeviceGrain
{
    public async Task<Result<CommandView>> GetCommand(Guid commandId)
    {
        if (device.State.Unrecorded.Append(device.State.Command).LastOrDefault(command => command?.Id == commandId) is { } recent)
        {
            return recent;
        }

        return await log.FindAsync(Id, commandId) is { } found ? found : Failure.NotFound("command");
    }

    public async Task<Page<CommandView>> ListCommands(PageRequest page)
    {
        return await log.ListAsync(Id, page);
    }

    private async Task RecordBlockedAsync(CommandView command, string why)
    {
        await CommitAsync(Pursuit.Recorded(device.State, command with { Status = CommandStatus.Blocked, Message = why, EndedAt = command.RequestedAt }));
        CommandMetrics.Ended(CommandStatus.Blocked);
        await RecordAsync();
    }

    // State first, history second: a row that could not be written is remembered in the state and written later.
    private async Task RecordAsync()
    {
        if (device.State.Unrecorded.IsEmpty)
        {
            return;
        }

        try
        {
            await log.SaveAsync(device.State.FarmId, device.State.Unrecorded);
            device.State = device.State with { Unrecorded = [] }; // Committed with the next change; writing a row twice is harmless.
        }
        catch (Exception fault)
        {
            LogHistoryDelayed(logger, fault, Id);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Device {DeviceId}: the history of commands could not be written; tried again with the next")]
    private static partial void LogHistoryDelayed(ILogger logger, Exception fault, Guid deviceId);
}
