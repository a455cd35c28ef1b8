using System.Globalization;

namespace VerticalFarm.Grains.Reports.Writing;

/// <summary>Numbers as people read them: as many decimals as a quantity is worth, and a real minus.</summary>
internal static class Measures
{
    public const string None = "–";

    private const double Percent = 100;
    private const double NearlyAll = 0.99;
    private const double HardlyAny = 0.01;

    /// <summary>A value of a quantity, such as <c>air_temperature</c>, without its unit; a dash when it is not known.</summary>
    public static string Number(double? value, string quantity) => value is { } number ? Text(number, FormatOf(quantity)) : None;

    /// <summary>A value with its unit.</summary>
    public static string WithUnit(double? value, string quantity, string unit) => value is null ? None : $"{Number(value, quantity)} {unit}".TrimEnd();

    /// <summary>What a value has changed by: with its sign, or <c>=</c>.</summary>
    public static string Change(double by, string quantity) => Signed(by, Number(Math.Abs(by), quantity));

    /// <summary>The text of an amount with the sign of <paramref name="by"/>; <c>=</c> when nothing is left of it.</summary>
    public static string Signed(double by, string amount) => amount.All(letter => letter is '0' or '.' or ':') ? "=" : (by < 0 ? "−" : "+") + amount;

    /// <summary>A share of 0 to 1 in percent. Only all is 100 %, and only nothing is 0 %.</summary>
    public static string Share(double? share) => share switch
    {
        null => None,
        <= 0 => "0 %",
        >= 1 => "100 %",
        > NearlyAll => $"{Text(Math.Min(99.9, share.Value * Percent), "0.0")} %",
        < HardlyAny => $"{Text(Math.Max(0.1, share.Value * Percent), "0.0")} %",
        _ => $"{Text(share.Value * Percent, "0")} %",
    };

    /// <summary>A time as hours and minutes, <c>4:05</c>.</summary>
    public static string Hours(double? seconds)
    {
        if (seconds is not { } time)
        {
            return None;
        }

        var minutes = (long)Math.Round(time / 60, MidpointRounding.AwayFromZero);
        return string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}:{minutes % 60:00}");
    }

    /// <summary>How many: <c>1,440</c>.</summary>
    public static string Count(double? count) => count is { } number ? Text(number, "#,0") : None;

    /// <summary>A number by a format, with a minus that is one.</summary>
    public static string Text(double number, string format)
    {
        var text = number.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
        return text.StartsWith('−') && text.All(letter => letter is '−' or '0' or '.') ? text[1..] : text;
    }

    private static string FormatOf(string quantity) => quantity switch
    {
        "air_temperature" or "leaf_temperature" or "water_temperature" or "dew_point" or "ph" or "flow" or "dissolved_oxygen" or "dli" or "energy" => "0.0",
        "ec" or "vpd" => "0.00",
        "other" => "#,0.##",
        _ => "#,0",
    };
}
