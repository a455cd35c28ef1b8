using Orleans.Dashboard;

namespace VerticalFarm.Hosting.Cluster.Dashboard;

/// <summary>
/// Keeps the dashboard from reading the state of grains, whoever asks: hashes of passwords, sessions and keys are in it, and the encrypted
/// tokens of Home Assistant.
/// </summary>
internal sealed class StateCurtain : IIncomingGrainCallFilter
{
    /// <summary>The method of the dashboard's own grain, whose interface is not public.</summary>
    public const string Method = "GetGrainState";

    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context) =>
        context.MethodName == Method && context.InterfaceMethod?.DeclaringType?.Assembly == typeof(DashboardOptions).Assembly
            ? throw new InvalidOperationException("The state of grains is not shown.")
            : context.Invoke();
}
