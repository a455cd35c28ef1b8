using Microsoft.Extensions.Logging;

namespace VerticalFarm.Grains.Devices;

/// <summary>The record of when the device was on. Nothing waits for it: what could not be written is written with the next look.</summary>
internal sealed partial class DeviceGrain
{
    private DeviceRun? _run;

    // Also when it wakes: the silo may have died between the commit and the record.
    private async Task RecordRunAsync()
    {
        if (device.State.TurnedOnAt is not { } on)
        {
            return;
        }

        var run = new DeviceRun(Id, on, device.State.TurnedOffAt >= on ? device.State.TurnedOffAt : null);
        if (run == _run)
        {
            return;
        }

        try
        {
            await runs.SaveAsync(device.State.FarmId, run);
            _run = run;
        }
        catch (Exception fault)
        {
            LogRunDelayed(logger, fault, Id);
        }
    }

    // It is governed no more, or governs another entity from now on.
    private async Task EndRunAsync()
    {
        _run = null;
        await runs.EndAsync(Id, time.GetUtcNow());
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Device {DeviceId}: its run could not be recorded; tried again with the next look")]
    private static partial void LogRunDelayed(ILogger logger, Exception fault, Guid deviceId);
}
