namespace VerticalFarm.Hosting.Cluster;

/// <summary>
/// A client is ready from the end of its start (before, it may be connected but does not know the grains yet) for as long as it has a connection to
/// at least one silo.
/// </summary>
internal sealed class ClientReadiness : IClusterReadiness, ILifecycleParticipant<IClusterClientLifecycle>
{
    private volatile bool _started;
    private volatile int _connected;

    public bool IsReady => _started && _connected > 0;

    public void OnGatewayCountChanged(object? sender, GatewayCountChangedEventArgs change) => _connected = change.NumberOfConnectedGateways;

    public void Participate(IClusterClientLifecycle observer) =>
        observer.Subscribe(nameof(ClientReadiness), ServiceLifecycleStage.Last, _ => Set(started: true), _ => Set(started: false));

    private Task Set(bool started)
    {
        _started = started;
        return Task.CompletedTask;
    }
}
