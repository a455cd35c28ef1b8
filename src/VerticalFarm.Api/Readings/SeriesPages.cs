using System.Runtime.CompilerServices;
using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Api.Readings;

/// <summary>Fetches a series page by page, so that a year of it takes no more memory than an hour.</summary>
internal sealed class SeriesPages(ISensorGrain sensor, ReadingQuery query)
{
    /// <summary>Points of one message: some 300 kB.</summary>
    private const int PageSize = 10_000;

    /// <summary>The first page: by it failures are told as such, before anything was answered.</summary>
    public Task<Contracts.Results.Result<ReadingSeries>> FirstAsync() => sensor.Query(query with { Limit = Math.Min(query.Limit, PageSize) });

    /// <summary>The first page and those after it.</summary>
    public async IAsyncEnumerable<ReadingSeries> AllAsync(ReadingSeries first, [EnumeratorCancellation] CancellationToken ct)
    {
        var (page, left) = (first, query.Limit);
        while (true)
        {
            yield return page;
            var points = page.Raw.Length + page.Buckets.Length;
            left -= points;
            if (points < PageSize || left <= 0)
            {
                yield break;
            }

            ct.ThrowIfCancellationRequested();
            var next = query with { From = EndOf(page), Resolution = first.Resolution, Limit = Math.Min(left, PageSize) };
            page = (await sensor.Query(next)).TryGet(out var more, out var failure) ? more : throw new InvalidOperationException($"The sensor ended while it was read: {failure.Message}");
        }
    }

    /// <summary>Where the next page begins: times are kept to the microsecond, and buckets are as wide as they are.</summary>
    private static DateTimeOffset EndOf(ReadingSeries page) => page.Resolution switch
    {
        ReadingResolution.Raw => page.Raw[^1].Ts + TimeSpan.FromMicroseconds(1),
        ReadingResolution.Minute => page.Buckets[^1].Ts + TimeSpan.FromMinutes(1),
        ReadingResolution.Hour => page.Buckets[^1].Ts + TimeSpan.FromHours(1),
        _ => page.Buckets[^1].Ts + TimeSpan.FromDays(1),
    };
}
