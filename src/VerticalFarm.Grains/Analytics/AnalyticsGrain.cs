using VerticalFarm.Contracts.Analytics;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Calls;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Analytics;

/// <summary>Adds up what a farm did, for who asks; see <see cref="AnalyticsContent"/>.</summary>
internal sealed class AnalyticsGrain(AnalyticsMaker maker, TimeProvider time) : Grain, IAnalyticsGrain, IFarmPart
{
    // Days times sensors: a hundred sensors for a year, in some seconds.
    private const int MostSensorDays = 36_600;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    public Guid? FarmId => this.GetPrimaryKey();

    public async Task<Result<FarmAnalytics>> Get(DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        if (to <= from || to - from > TimeSpan.FromDays(IAnalyticsGrain.MaxDays))
        {
            return Failure.Validation([new("from", $"must be before to, by at most {IAnalyticsGrain.MaxDays} days")]);
        }

        var id = this.GetPrimaryKey();
        var farm = GrainFactory.GetGrain<IFarmGrain>(id);
        if (await farm.Facts() is not { } facts)
        {
            return Failure.NotFound("farm");
        }

        if (facts.Sensors.Length * (to - from).TotalDays > MostSensorDays)
        {
            return Failure.Validation([new("from", $"is too long ago for {facts.Sensors.Length} sensors: ask for at most {MostSensorDays / facts.Sensors.Length} days at once")]);
        }

        var span = new AnalyticsSpan { From = from, To = to, Now = time.GetUtcNow(), Zone = TimeZoneInfo.FindSystemTimeZoneById(facts.Timezone) };
        try
        {
            return await maker.MakeAsync(id, facts.Devices, span, ct);
        }
        catch (ReadingStoreUnavailableException)
        {
            return new Failure { Kind = FailureKind.Unavailable, Message = "The database did not answer in time", RetryAfter = RetryAfter };
        }
    }
}
