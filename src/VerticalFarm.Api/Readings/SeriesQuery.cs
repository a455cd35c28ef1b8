using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using VerticalFarm.Api.Errors;
using VerticalFarm.Api.Forms;
using VerticalFarm.Api.OpenApi.Vocabulary;
using VerticalFarm.Contracts.Readings;

namespace VerticalFarm.Api.Readings;

/// <summary>Which readings are wanted, and how: <c>from, to, resolution, limit, format</c>.</summary>
internal static class SeriesQuery
{
    private static readonly TimeSpan DefaultSpan = TimeSpan.FromDays(1);

    // Gaps are found reading by reading.
    private static readonly TimeSpan LongestSpan = TimeSpan.FromDays(31);

    private static readonly FrozenDictionary<string, ReadingResolution> Resolutions = new Dictionary<string, ReadingResolution>
    {
        ["auto"] = ReadingResolution.Auto,
        ["raw"] = ReadingResolution.Raw,
        ["1m"] = ReadingResolution.Minute,
        ["1h"] = ReadingResolution.Hour,
        ["1d"] = ReadingResolution.Day,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, bool> Formats = new Dictionary<string, bool> { ["json"] = false, ["csv"] = true }.ToFrozenDictionary();

    /// <summary>What can be asked for.</summary>
    public static Parameter[] Parameters { get; } =
    [
        Parameter.Time("from", "The first time wanted. Default: 24 hours before `to`.", "2026-11-23T08:00:00Z"),
        Parameter.Time("to", "The time before which readings are wanted. Default: now.", "2026-11-24T08:00:00Z"),
        Parameter.Choice("resolution", "How fine; `auto` is the finest that keeps within 1,000 points.", Resolutions.Keys),
        Parameter.Whole("limit", "How many points at the most, the oldest. Default: all, and 1,000 with `auto`.", 1, ReadingQuery.MaxPoints, null),
        Parameter.Choice("format", "As JSON, or as CSV to download.", Formats.Keys),
    ];

    /// <summary>For what time telemetry can be asked.</summary>
    public static Parameter[] Span { get; } =
    [
        Parameter.Time("from", "Look for gaps from this time on. Default: 24 hours before `to`.", "2026-11-23T08:00:00Z"),
        Parameter.Time("to", "Up to this time. Default: now.", "2026-11-24T08:00:00Z"),
    ];

    /// <summary>The name of a resolution in the API.</summary>
    public static string NameOf(ReadingResolution resolution) => Resolutions.First(pair => pair.Value == resolution).Key;

    /// <summary>Reads the query. Left out, it is the last day, in a resolution that keeps within 1,000 points.</summary>
    public static bool TryRead(
        HttpRequest request, DateTimeOffset now, [NotNullWhen(true)] out ReadingQuery? wanted, out bool csv, [NotNullWhen(false)] out ApiError? error)
    {
        var query = new Query(request);
        var (from, to) = ReadSpan(query, now);
        csv = query.Choice("format", Formats) ?? false;
        var resolution = query.Choice("resolution", Resolutions) ?? ReadingResolution.Auto;
        wanted = new ReadingQuery
        {
            From = from,
            To = to,
            Resolution = resolution,
            Limit = query.Whole("limit", 1, ReadingQuery.MaxPoints) ?? (resolution == ReadingResolution.Auto ? ReadingQuery.DefaultPoints : ReadingQuery.MaxPoints),
        };
        return query.IsGood(out error);
    }

    /// <summary>Reads <c>from</c> and <c>to</c> alone.</summary>
    public static bool TryReadSpan(HttpRequest request, DateTimeOffset now, out DateTimeOffset from, out DateTimeOffset to, [NotNullWhen(false)] out ApiError? error)
    {
        var query = new Query(request);
        (from, to) = ReadSpan(query, now);
        if (to - from > LongestSpan)
        {
            query.Refuse("from", $"must not be more than {LongestSpan.Days} days before to");
        }

        return query.IsGood(out error);
    }

    private static (DateTimeOffset From, DateTimeOffset To) ReadSpan(Query query, DateTimeOffset now)
    {
        var to = query.Time("to") ?? now;
        var from = query.Time("from") ?? (to - DateTimeOffset.MinValue > DefaultSpan ? to - DefaultSpan : DateTimeOffset.MinValue);
        if (from > to)
        {
            query.Refuse("from", "must not be after to");
        }

        return (from, to);
    }
}
