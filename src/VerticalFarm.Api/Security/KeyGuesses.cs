using System.Threading.RateLimiting;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using VerticalFarm.Api.Limits;

namespace VerticalFarm.Api.Security;

/// <summary>
/// Keeps strangers from making the cluster look up keys that they make up. An address that showed too many wrong keys is only believed in
/// keys that were right a while ago: a farm whose one logger is set up wrongly must not lose the readings of its others.
/// </summary>
internal sealed class KeyGuesses(IOptions<LimitOptions> options) : IDisposable
{
    private const int Remembered = 100_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RightFor = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _right = new(new MemoryCacheOptions { SizeLimit = Remembered });
    private readonly PartitionedRateLimiter<string> _wrong = PartitionedRateLimiter.Create<string, string>(address => options.Value.On
        ? RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = options.Value.SignInsPerMinute, Window = Window })
        : RateLimitPartition.GetNoLimiter(address));

    /// <summary>Whether the farm shall be asked about this key at all.</summary>
    public bool MayAsk(string address, Guid key)
    {
        using var lease = _wrong.AttemptAcquire(address, 0);
        return lease.IsAcquired || _right.TryGetValue(key, out _);
    }

    public void WasRight(Guid key) => _right.Set(key, true, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = RightFor });

    public void WasWrong(string address) => _wrong.AttemptAcquire(address).Dispose();

    public void Dispose()
    {
        _right.Dispose();
        _wrong.Dispose();
    }
}
