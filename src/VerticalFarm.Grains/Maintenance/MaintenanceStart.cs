using VerticalFarm.Contracts.Maintenance;

namespace VerticalFarm.Grains.Maintenance;

/// <summary>Begins the maintenance with the first silo that ever starts; later ones find it begun.</summary>
internal sealed class MaintenanceStart(IGrainFactory grains) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(MaintenanceStart),
        ServiceLifecycleStage.Active,
        _ => grains.GetGrain<IMaintenanceGrain>(0).Begin()); // One way: sent, not awaited.
}
