using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace VerticalFarm.Api.Limits;

/// <summary>The limit of live feeds that one user has open at once: each holds a connection and a subscription for as long as it lasts.</summary>
internal sealed class StreamLimit(IOptions<LimitOptions> options) : IDisposable
{
    public const string Name = "streams";

    private readonly PartitionedRateLimiter<Guid> _limiter = PartitionedRateLimiter.Create<Guid, Guid>(user => options.Value.On
        ? RateLimitPartition.GetConcurrencyLimiter(user, _ => new ConcurrencyLimiterOptions { PermitLimit = options.Value.StreamsPerUser })
        : RateLimitPartition.GetNoLimiter(user));

    /// <summary>A place for one more, given back when the lease is disposed of.</summary>
    public RateLimitLease Take(Guid user) => _limiter.AttemptAcquire(user);

    public void Dispose() => _limiter.Dispose();
}
