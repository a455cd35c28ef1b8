using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace VerticalFarm.Contracts.Notifications;

/// <summary>When a channel is not disturbed by what is not critical, by the farm's own clocks.</summary>
/// <param name="From">When they begin, such as <c>22:00</c>.</param>
/// <param name="To">When they end, such as <c>06:30</c>; not after their beginning: on the next day.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.QuietHours")]
public sealed record QuietHours(
    [property: Id(0), StringLength(QuietHours.Length, MinimumLength = QuietHours.Length), RegularExpression(QuietHours.Pattern)] string From,
    [property: Id(1), StringLength(QuietHours.Length, MinimumLength = QuietHours.Length), RegularExpression(QuietHours.Pattern)] string To)
{
    /// <summary>What a time must look like, as a regular expression.</summary>
    public const string Pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$";

    private const int Length = 5;
    private const string Format = "HH:mm";

    /// <summary>Of two times of day.</summary>
    public static QuietHours Of(TimeOnly from, TimeOnly to) => new(from.ToString(Format, CultureInfo.InvariantCulture), to.ToString(Format, CultureInfo.InvariantCulture));

    /// <summary>When they begin.</summary>
    public TimeOnly Begin() => TimeOnly.ParseExact(From, Format, CultureInfo.InvariantCulture);

    /// <summary>When they end.</summary>
    public TimeOnly End() => TimeOnly.ParseExact(To, Format, CultureInfo.InvariantCulture);

    /// <summary>Every field that is not valid.</summary>
    public IEnumerable<FieldError> Errors()
    {
        if (!IsTime(From))
        {
            yield return new FieldError("quiet_hours.from", "must be a time of day, such as 22:00");
        }

        if (!IsTime(To))
        {
            yield return new FieldError("quiet_hours.to", "must be a time of day, such as 06:30");
        }
        else if (To == From)
        {
            yield return new FieldError("quiet_hours.to", "must differ from their beginning");
        }
    }

    private static bool IsTime(string text) => TimeOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
