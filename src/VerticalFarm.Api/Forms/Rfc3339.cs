using System.Globalization;

namespace VerticalFarm.Api.Forms;

/// <summary>Times as clients write them. A time without zone is refused: nobody could say when it was.</summary>
internal static class Rfc3339
{
    public const string Rule = "must be an RFC 3339 time with its zone, such as 2026-11-23T08:00:00.000Z";

    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK"];

    public static bool TryParse(string text, out DateTimeOffset time)
    {
        time = default;
        return HasZone(text) && DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    private static bool HasZone(string text) => text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-');
}
