using System.Diagnostics.CodeAnalysis;
using VerticalFarm.Api.Errors;
using VerticalFarm.Api.Forms;
using VerticalFarm.Api.OpenApi.Vocabulary;
using VerticalFarm.Contracts.Analytics;

namespace VerticalFarm.Api.Analytics;

/// <summary>Which time is wanted: <c>from, to</c>.</summary>
internal static class AnalyticsQuery
{
    private static readonly TimeSpan DefaultSpan = TimeSpan.FromDays(7);

    /// <summary>What can be asked for.</summary>
    public static Parameter[] Parameters { get; } =
    [
        Parameter.Time("from", $"From this time on; before `to`, by at most {IAnalyticsGrain.MaxDays} days. Default: 7 days before `to`.", "2026-11-16T08:00:00Z"),
        Parameter.Time("to", "Up to this time. Default: now.", "2026-11-23T08:00:00Z"),
    ];

    public static bool TryRead(HttpRequest request, DateTimeOffset now, out DateTimeOffset from, out DateTimeOffset to, [NotNullWhen(false)] out ApiError? error)
    {
        var query = new Query(request);
        var begin = query.Time("from")?.ToUniversalTime();
        to = (query.Time("to") ?? now).ToUniversalTime();
        from = begin ?? (to - DateTimeOffset.MinValue > DefaultSpan ? to - DefaultSpan : DateTimeOffset.MinValue);
        if (from >= to)
        {
            query.Refuse("from", "must be before to");
        }
        else if (to - from > TimeSpan.FromDays(IAnalyticsGrain.MaxDays))
        {
            query.Refuse("from", $"must be at most {IAnalyticsGrain.MaxDays} days before to");
        }

        return query.IsGood(out error);
    }
}
