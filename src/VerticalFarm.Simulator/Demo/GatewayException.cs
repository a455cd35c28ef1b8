namespace VerticalFarm.Simulator.Demo;

/// <summary>The gateway said no.</summary>
internal sealed class GatewayException(int status, string message) : Exception(message)
{
    public int Status => status;
}
