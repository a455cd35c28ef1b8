namespace VerticalFarm.Simulator.Hosting;

/// <summary>Leaves the process's signals alone: a simulator may live in a process that is not its own.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
