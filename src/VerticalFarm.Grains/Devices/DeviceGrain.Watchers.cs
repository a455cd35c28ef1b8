using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Devices;

namespace VerticalFarm.Grains.Devices;

/// <summary>Who is told when the device turns on or off, or goes or comes: the rules that look at it.</summary>
internal sealed partial class DeviceGrain
{
    private (DeviceAvailability Availability, PowerState? Power) _told;

    public Task Watch(Guid ruleId) => Exists && !device.State.Watchers.Contains(ruleId)
        ? CommitAsync(device.State with { Watchers = device.State.Watchers.Add(ruleId) })
        : Task.CompletedTask;

    public Task Unwatch(Guid ruleId) => Exists && device.State.Watchers.Contains(ruleId)
        ? CommitAsync(device.State with { Watchers = device.State.Watchers.Remove(ruleId) })
        : Task.CompletedTask;

    private async Task TellWatchersAsync()
    {
        if (_told == (Availability, Reported?.State))
        {
            return;
        }

        _told = (Availability, Reported?.State);
        foreach (var rule in device.State.Watchers)
        {
            await GrainFactory.GetGrain<IAutomationRuleGrain>(rule).DeviceChanged(Id); // One way: sent, not awaited.
        }
    }
}
