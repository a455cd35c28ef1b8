using System.Text.Json;
using VerticalFarm.Contracts.Json;

namespace VerticalFarm.Contracts.Automation.Json;

/// <summary><c>"is": "above", "value": 26, "hysteresis": 0.5, "max_age_seconds": 300</c>: what conditions that compare a number have in common.</summary>
internal static class LimitsJson
{
    private const int Week = 7 * 86_400;

    private static readonly string[] OneLimit = ["value"];
    private static readonly string[] TwoLimits = ["low", "high"];

    /// <summary>The limits in an object that has <paramref name="subject"/> beside them; what is wrong with them is then on the list.</summary>
    public static Limits Parse(ObjectReader reader, params ReadOnlySpan<string> subject)
    {
        reader.RefuseOthers([.. subject, "is", "value", "low", "high", "hysteresis", "max_age_seconds"]);
        var comparison = reader.Required("is") is null ? null : reader.Choice<Comparison>("is");
        var (value, low, high) = (reader.Number("value"), reader.Number("low"), reader.Number("high"));
        var hysteresis = reader.Number("hysteresis", min: 0) ?? 0;
        var maxAge = reader.Whole("max_age_seconds", 1, Week);
        if (comparison is { } kind)
        {
            Check(reader, kind, low, high, hysteresis);
        }

        return new Limits(comparison ?? default, value, low, high, hysteresis, maxAge);
    }

    public static void WriteFields(Utf8JsonWriter writer, ILimited condition)
    {
        writer.WriteString("is", EnumNames.Of(condition.Is));
        WriteIfGiven(writer, "value", condition.Value);
        WriteIfGiven(writer, "low", condition.Low);
        WriteIfGiven(writer, "high", condition.High);
        writer.WriteNumber("hysteresis", condition.Hysteresis);
        if (condition.MaxAgeSeconds is { } maxAge)
        {
            writer.WriteNumber("max_age_seconds", maxAge);
        }
    }

    private static void Check(ObjectReader reader, Comparison kind, double? low, double? high, double hysteresis)
    {
        var isRange = kind is Comparison.Between or Comparison.Outside;
        var (needed, foreign) = isRange ? (TwoLimits, OneLimit) : (OneLimit, TwoLimits);
        foreach (var name in needed)
        {
            reader.Required(name);
        }

        foreach (var name in foreign.Where(reader.Has))
        {
            reader.Refuse(name, $"does not go with {EnumNames.Of(kind)}");
        }

        if (!isRange || low is not { } from || high is not { } to)
        {
            return;
        }

        if (from >= to)
        {
            reader.Refuse("low", "must be less than high");
        }
        else if (kind == Comparison.Outside && hysteresis >= (to - from) / 2)
        {
            // From both sides together it would cover the whole range, and the condition could never let go again.
            reader.Refuse("hysteresis", "must be less than half of the range");
        }
    }

    private static void WriteIfGiven(Utf8JsonWriter writer, string name, double? number)
    {
        if (number is { } given)
        {
            writer.WriteNumber(name, given);
        }
    }

    /// <summary>What was read.</summary>
    internal readonly record struct Limits(Comparison Is, double? Value, double? Low, double? High, double Hysteresis, int? MaxAgeSeconds);
}
