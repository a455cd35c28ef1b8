using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using VerticalFarm.Api.Errors;
using VerticalFarm.Api.Forms;
using VerticalFarm.Api.OpenApi.Vocabulary;
using VerticalFarm.Contracts.Reports;

namespace VerticalFarm.Api.Reports;

/// <summary>What is asked of reports beside their path.</summary>
internal static class ReportQueries
{
    private const string Json = "json";

    // What a grain need not write out has no format there.
    private static readonly FrozenDictionary<string, ReportFormat> Written =
        new Dictionary<string, ReportFormat> { ["html"] = ReportFormat.Html, ["csv"] = ReportFormat.Csv }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, bool> Formats = Written.Keys.Prepend(Json).ToFrozenDictionary(name => name, Written.ContainsKey);

    /// <summary>Of which days a list is.</summary>
    public static Parameter[] Dates { get; } =
    [
        Parameter.Date("from", "The first day wanted. Default: all before.", "2026-11-01"),
        Parameter.Date("to", "The last day wanted. Default: all after.", "2026-11-30"),
    ];

    /// <summary>As what a report is answered.</summary>
    public static Parameter Format { get; } = Parameter.Choice("format", "As JSON, as a page, or as CSV to download.", [Json, "html", "csv"]);

    /// <summary>Reads which reports a list is of.</summary>
    public static bool TryRead(HttpRequest request, [NotNullWhen(true)] out ReportQuery? asked, [NotNullWhen(false)] out ApiError? error)
    {
        var query = new Query(request);
        asked = new ReportQuery { Page = query.Page(), From = query.Date("from"), To = query.Date("to") };
        if (asked.From > asked.To)
        {
            query.Refuse("from", "must not be after to");
        }

        return query.IsGood(out error);
    }

    /// <summary>Reads as what a report is to be written out; null for JSON.</summary>
    public static bool TryReadFormat(HttpRequest request, out ReportFormat? format, [NotNullWhen(false)] out ApiError? error)
    {
        var query = new Query(request);
        format = query.Choice("format", Formats) == true ? query.Choice("format", Written) : null;
        return query.IsGood(out error);
    }
}
