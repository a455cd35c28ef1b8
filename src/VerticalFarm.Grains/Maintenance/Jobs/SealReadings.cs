using VerticalFarm.Telemetry.Sealing;

namespace VerticalFarm.Grains.Maintenance.Jobs;

/// <summary>
/// Packs the readings of past hours when another hour is over: more often would only pack late readings one by one. What is packed has left the table that it was
/// in, so after a restart it looks through everything once more and goes on.
/// </summary>
internal sealed class SealReadings(IReadingSealer sealer, TimeProvider time) : IHousekeepingJob
{
    private int _nextSensorKey;

    public string Name => "seal-readings";

    public JobSchedule Schedule => JobSchedule.AfterEachHour;

    public async Task<JobResult> RunAsync(JobStretch stretch, CancellationToken ct)
    {
        var before = MaintenanceTimes.SealBefore(time.GetUtcNow());
        while (stretch.HasTime(JobStretch.Long))
        {
            var step = await sealer.SealNextAsync(before, _nextSensorKey, ct);
            if (step.IsDone)
            {
                await sealer.JoinLedgerAsync(ct);
                _nextSensorKey = 0;
                return new JobResult(true);
            }

            _nextSensorKey = step.NextSensorKey;
        }

        return new JobResult(false);
    }
}
