namespace VerticalFarm.Hosting.Cluster;

/// <summary>A client is ready while it has a connection to at least one silo.</summary>
internal sealed class ClientReadiness : IClusterReadiness
{
    private volatile int _connected;

    public bool IsReady => _connected > 0;

    public void OnGatewayCountChanged(object? sender, GatewayCountChangedEventArgs change) => _connected = change.NumberOfConnectedGateways;
}
