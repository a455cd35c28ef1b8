using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Farms;

/// <summary>
/// The watch over sensors: one that falls silent says nothing by itself, so the farm has all of them look every few minutes. A rule or a
/// person that looks at a silent one has it tell at once.
/// </summary>
internal sealed partial class FarmGrain
{
    private const string HealthReminder = "sensor-health";
    private const int SensorsAtOnce = 500;
    private static readonly TimeSpan HealthPeriod = TimeSpan.FromMinutes(5);

    // A farm of an earlier release has sensors and no reminder yet.
    private async Task LookAfterSensorsIfDueAsync()
    {
        if (Exists && !farm.State.LooksAfterSensors && !farm.State.Sensors.IsEmpty)
        {
            await SetHealthReminderAsync();
            await farm.CommitAsync(farm.State with { LooksAfterSensors = true }, this);
        }
    }

    // Before the commit that counts on it; spread by the key, so that ten thousand farms do not wake in one second.
    private async Task SetHealthReminderAsync()
    {
        if (!farm.State.LooksAfterSensors)
        {
            var first = TimeSpan.FromMilliseconds((uint)Id.GetHashCode() % (uint)HealthPeriod.TotalMilliseconds);
            await this.RegisterOrUpdateReminder(HealthReminder, first, HealthPeriod);
        }
    }

    private async Task OnHealthReminderAsync()
    {
        if (!Exists || farm.State.Sensors.IsEmpty)
        {
            await DropHealthReminderAsync();
            if (Exists && farm.State.LooksAfterSensors)
            {
                await farm.CommitAsync(farm.State with { LooksAfterSensors = false }, this);
            }

            return;
        }

        TakeTally(await Alerts().Tally()); // Should word of a change have been lost.
        foreach (var some in farm.State.Sensors.Chunk(SensorsAtOnce))
        {
            await Task.WhenAll(some.Select(sensor => GrainFactory.GetGrain<ISensorGrain>(sensor.Id).CheckHealth())); // One way: sent, not awaited.
            await Task.Yield();
        }
    }

    private async Task DropHealthReminderAsync()
    {
        if (await this.GetReminder(HealthReminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }
}
