using System.Globalization;

namespace VerticalFarm.Grains.Automation.Evaluation;

/// <summary>Numbers and times as people read them.</summary>
internal static class Words
{
    /// <summary>A reading: at least one decimal, at most three.</summary>
    public static string Number(double value) => value.ToString("0.0##", CultureInfo.InvariantCulture);

    /// <summary>A reading with its unit.</summary>
    public static string Number(double value, string unit) => unit.Length == 0 ? Number(value) : $"{Number(value)} {unit}";

    /// <summary>A stretch of time in its largest whole units: "45 s", "5 min", "2 h 5 min", "3 d"; negative counts as none.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { Ticks: < 0 } => "0 s",
        { TotalMinutes: < 2 } => $"{(int)time.TotalSeconds} s",
        { TotalHours: < 2 } => $"{(int)time.TotalMinutes} min",
        { TotalDays: < 2 } => time.Minutes == 0 ? $"{(int)time.TotalHours} h" : $"{(int)time.TotalHours} h {time.Minutes} min",
        _ => $"{(int)time.TotalDays} d",
    };
}
