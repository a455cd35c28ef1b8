using System.Globalization;

namespace VerticalFarm.Api.Forms;

/// <summary>Days as clients write them.</summary>
internal static class CalendarDate
{
    public const string Format = "yyyy-MM-dd";

    public const string Rule = "must be a date such as 2026-11-23";

    public static bool TryParse(string text, out DateOnly date) => DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    public static string Write(DateOnly date) => date.ToString(Format, CultureInfo.InvariantCulture);
}
