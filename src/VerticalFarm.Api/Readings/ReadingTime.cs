using System.Buffers;
using System.Text.Json;

namespace VerticalFarm.Api.Readings;

/// <summary>Times of readings, as UTF-8. Whatever the format of a body, its times are read by the same rules.</summary>
internal static class ReadingTime
{
    /// <summary>No time is written in more characters.</summary>
    public const int Longest = 128;

    private const int ZoneLength = 6; // +00:00
    private const int ToSecond = 20;
    private const int ToMillisecond = 24;

    // So far below nothing that no sum with it is a number of anything.
    private const int NoDigits = -1_000_000;

    private static readonly SearchValues<byte> Characters = SearchValues.Create("0123456789TZ:.+-"u8);

    /// <summary>Whether a time says its zone. One without would be taken for the server's own.</summary>
    public static bool HasZone(ReadOnlySpan<byte> text) =>
        text.Length > ZoneLength && (text[^1] == 'Z' || (text[^3] == ':' && text[^ZoneLength] is (byte)'+' or (byte)'-'));

    /// <summary>
    /// Reads a time as nearly all senders write it, in UTC to the second or the millisecond: <c>2026-11-23T08:05:00.000Z</c>. What it does not know it leaves to others, who
    /// take several times as long.
    /// </summary>
    public static bool TryParseUsual(ReadOnlySpan<byte> text, out long utcTicks)
    {
        utcTicks = 0;
        if (text.Length is not (ToSecond or ToMillisecond) || text[^1] != 'Z' || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
        {
            return false;
        }

        var (year, month, day) = ((100 * Two(text)) + Two(text[2..]), Two(text[5..]), Two(text[8..]));
        var (hour, minute, second) = (Two(text[11..]), Two(text[14..]), Two(text[17..]));
        var millisecond = text.Length == ToSecond ? 0 : text[19] == '.' ? (10 * Two(text[20..])) + One(text[22]) : NoDigits;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || (uint)hour > 23 || (uint)minute > 59 || (uint)second > 59 || millisecond is < 0 or > 999)
        {
            return false;
        }

        utcTicks = new DateTime(year, month, day, hour, minute, second, millisecond, DateTimeKind.Utc).Ticks;
        return true;
    }

    /// <summary>Reads a time that stands alone, as the JSON reader would read it between quotes.</summary>
    /// <param name="text">The time.</param>
    /// <param name="utcTicks">Ticks of <see cref="DateTimeOffset.UtcTicks"/>.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out long utcTicks)
    {
        if (TryParseUsual(text, out utcTicks))
        {
            return true;
        }

        if (text.Length > Longest || !HasZone(text) || text.ContainsAnyExcept(Characters))
        {
            return false;
        }

        Span<byte> quoted = stackalloc byte[text.Length + 2];
        quoted[0] = quoted[^1] = (byte)'"';
        text.CopyTo(quoted[1..]);
        var json = new Utf8JsonReader(quoted);
        json.Read();
        if (!json.TryGetDateTimeOffset(out var time))
        {
            return false;
        }

        utcTicks = time.UtcTicks;
        return true;
    }

    private static int Two(ReadOnlySpan<byte> text) => (10 * One(text[0])) + One(text[1]);

    private static int One(byte digit) => digit is >= (byte)'0' and <= (byte)'9' ? digit - '0' : NoDigits;
}
