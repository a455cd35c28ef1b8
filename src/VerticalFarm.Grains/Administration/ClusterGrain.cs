using System.Collections.Immutable;
using System.Text.Json;
using Orleans.Concurrency;
using VerticalFarm.Contracts.Administration;

namespace VerticalFarm.Grains.Administration;

/// <inheritdoc cref="IClusterGrain"/>
/// <remarks>A worker of each silo: it keeps nothing, and may be needed just when silos die.</remarks>
[StatelessWorker]
internal sealed class ClusterGrain(ReminderLagQuery reminders, TimeProvider time) : Grain, IClusterGrain
{
    public Task Admit() => Task.CompletedTask;

    public async Task<ClusterView> Describe()
    {
        var management = GrainFactory.GetGrain<IManagementGrain>(0);
        var lag = reminders.RunAsync(CancellationToken.None);
        var members = await management.GetDetailedHosts();
        var silos = await Task.WhenAll(members.Select(member => DescribeAsync(management, member)));
        var counts = await management.GetSimpleGrainStatistics();
        return new ClusterView
        {
            At = time.GetUtcNow(),
            Silos = [.. silos.OrderBy(silo => silo.Activations is null).ThenBy(silo => silo.Address, StringComparer.Ordinal)],
            Grains = Sum(counts),
            Reminders = await lag,
        };
    }

    private static async Task<SiloView> DescribeAsync(IManagementGrain management, MembershipEntry member)
    {
        var statistics = member.Status == SiloStatus.Active ? await TryAskAsync(management, member.SiloAddress) : null;
        return new SiloView
        {
            Address = member.SiloAddress.Endpoint.ToString(),
            Host = member.HostName,
            Status = JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Status.ToString()),
            StartedAt = Utc(member.StartTime),
            AliveAt = Utc(member.IAmAliveTime),
            Activations = statistics?.ActivationCount,
            Clients = statistics?.ClientCount,
            CpuPercent = statistics is null ? null : Math.Round(statistics.EnvironmentStatistics.FilteredCpuUsagePercentage, 1),
            MemoryBytes = statistics?.EnvironmentStatistics.FilteredMemoryUsageBytes,
        };
    }

    // A silo that just died is still counted as active: the others are told of all the same.
    private static async Task<SiloRuntimeStatistics?> TryAskAsync(IManagementGrain management, SiloAddress silo)
    {
        try
        {
            return (await management.GetRuntimeStatistics([silo])).FirstOrDefault();
        }
        catch (Exception fault) when (fault is OrleansException or TimeoutException)
        {
            return null;
        }
    }

    private static ImmutableArray<GrainCount> Sum(SimpleGrainStatistic[] counts) =>
    [
        .. counts.GroupBy(count => count.GrainType)
            .Select(group => new GrainCount(group.Key, group.Sum(count => count.ActivationCount)))
            .OrderByDescending(count => count.Activations).ThenBy(count => count.Type, StringComparer.Ordinal),
    ];

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
