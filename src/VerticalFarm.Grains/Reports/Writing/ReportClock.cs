using System.Globalization;
using VerticalFarm.Contracts.Reports;

namespace VerticalFarm.Grains.Reports.Writing;

/// <summary>The day of a report: where its moments are on it, and what clocks on the wall showed.</summary>
internal sealed class ReportClock
{
    /// <summary>How wide every drawing of the day is.</summary>
    public const double Width = 1000;

    private const int HoursBetweenMarks = 3;
    private const double HoursOfMostDays = 24;
    private static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30); // Some zones are half an hour off, and some set clocks by half an hour.
    private readonly DailyReport _report;
    private readonly TimeZoneInfo _zone;

    public ReportClock(DailyReport report)
    {
        _report = report;
        _zone = TimeZoneInfo.TryFindSystemTimeZoneById(report.Timezone, out var zone) ? zone : TimeZoneInfo.Utc;
        Marks = [.. FindMarks()];
    }

    /// <summary>Every third hour of the clock on the wall, and where it is, from 0 to <see cref="Width"/>.</summary>
    public IReadOnlyList<(double X, string Hour)> Marks { get; }

    /// <summary>How the day was not like others: empty, or that clocks were changed.</summary>
    public string ClockChange => (_report.To - _report.From).TotalHours switch
    {
        < HoursOfMostDays and var hours => $"Clocks were set forward: this day had {Measures.Text(hours, "0.##")} hours.",
        > HoursOfMostDays and var hours => $"Clocks were set back: this day had {Measures.Text(hours, "0.##")} hours.",
        _ => "",
    };

    /// <summary>Where a moment is, from 0 to <see cref="Width"/>; what is not of the day is at its edge.</summary>
    public double X(DateTimeOffset at) => Math.Clamp((at - _report.From) / (_report.To - _report.From), 0, 1) * Width;

    /// <summary>How wide a time is, in seconds.</summary>
    public double WidthOf(double seconds) => seconds / (_report.To - _report.From).TotalSeconds * Width;

    /// <summary>What the clock showed: <c>14:05</c>, with the date when it was another day.</summary>
    public string TimeOfDay(DateTimeOffset at)
    {
        var local = Local(at);
        var another = DateOnly.FromDateTime(local.DateTime) != _report.Date;
        return local.ToString(another ? "d MMM HH:mm" : "HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>Date and time: <c>23 November 2026, 00:05</c>.</summary>
    public string DateAndTime(DateTimeOffset at) => Local(at).ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone);

    private IEnumerable<(double X, string Hour)> FindMarks()
    {
        for (var at = _report.From; at < _report.To; at += HalfHour)
        {
            var local = Local(at);
            if (local.Minute == 0 && local.Hour % HoursBetweenMarks == 0)
            {
                yield return (X(at), local.ToString("HH", CultureInfo.InvariantCulture));
            }
        }

        if (Local(_report.To).TimeOfDay == TimeSpan.Zero)
        {
            yield return (Width, "24");
        }
    }
}
