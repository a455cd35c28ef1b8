using System.Globalization;
using VerticalFarm.Grains.Sensors;
using VerticalFarm.Telemetry.Sealing;

namespace VerticalFarm.Grains.Maintenance.Jobs;

/// <summary>Lets go of readings that are past the retention of their farm; what they came to by hour stays.</summary>
internal sealed class ForgetReadings(IReadingSealer sealer, TimeProvider time) : IHousekeepingJob
{
    public string Name => "forget-readings";

    public JobSchedule Schedule => JobSchedule.Daily;

    public async Task<JobResult> RunAsync(JobStretch stretch, CancellationToken ct)
    {
        var readings = await sealer.ForgetAsync(MaintenanceTimes.ForgetFrom(time.GetUtcNow()), (int)ReadingJudge.Retention.TotalDays, ct);
        return new JobResult(true, string.Create(CultureInfo.InvariantCulture, $"{readings} readings were let go"));
    }
}
