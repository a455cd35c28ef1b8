using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using VerticalFarm.Contracts.Readings;

namespace VerticalFarm.Api.Limits;

/// <summary>The limit of readings, counted one by one and not by request.</summary>
internal sealed class ReadingLimit(IOptions<LimitOptions> options) : IDisposable
{
    public const string Name = "readings";
    private const int BurstSeconds = 10;

    private readonly PartitionedRateLimiter<Guid> _limiter = PartitionedRateLimiter.Create<Guid, Guid>(user => options.Value.On
        ? RateLimitPartition.GetTokenBucketLimiter(user, _ => new TokenBucketRateLimiterOptions
        {
            // Never less than one batch, which could not be sent at all otherwise.
            TokenLimit = Math.Max(options.Value.ReadingsPerSecond * BurstSeconds, ReadingBatch.MaxReadings),
            TokensPerPeriod = options.Value.ReadingsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        })
        : RateLimitPartition.GetNoLimiter(user));

    /// <summary>Takes as many readings off what the user may send.</summary>
    public RateLimitLease Take(Guid user, int readings) => _limiter.AttemptAcquire(user, readings);

    public void Dispose() => _limiter.Dispose();
}
