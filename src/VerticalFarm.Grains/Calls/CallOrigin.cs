namespace VerticalFarm.Grains.Calls;

/// <summary>Tells calls that come from outside the cluster from those of its own parts.</summary>
internal static class CallOrigin
{
    // A silo's own services call grains through a client inside the silo, whose name Orleans begins so.
    private const string HostedClientPrefix = "hosted-";

    /// <summary>Whether an Orleans client (the gateway) made this call.</summary>
    public static bool IsOutside(IGrainCallContext context) =>
        context.SourceId is { } source && source.IsClient() && !source.Key.ToString()!.StartsWith(HostedClientPrefix, StringComparison.Ordinal);
}
