using System.Text.Json;

namespace VerticalFarm.Integrations.Weather;

/// <summary>Reads the values of services, and takes none that no weather on earth has.</summary>
internal static class WeatherJson
{
    public static DateTimeOffset Time(this JsonElement element, string name) => DateTimeOffset.FromUnixTimeSeconds(element.GetProperty(name).GetInt64());

    public static double? Celsius(double? value) => Within(value, -100, 70);

    public static double? Percent(double? value) => Within(value, 0, 100);

    public static double? MetresPerSecond(double? value) => Within(value, 0, 150);

    public static double? Millimetres(double? value) => Within(value, 0, 1000);

    /// <summary>A number at the end of a path; null when it is not there.</summary>
    public static double? Number(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return Number(element);
    }

    /// <summary>A number of a list; null when it is not there.</summary>
    public static double? Number(this JsonElement element, string list, int index) =>
        element.TryGetProperty(list, out var values) && index < values.GetArrayLength() ? Number(values[index]) : null;

    private static double? Number(JsonElement element) => element.ValueKind == JsonValueKind.Null ? null : element.GetDouble();

    private static double? Within(double? value, double least, double most) => value is { } number && number >= least && number <= most ? number : null;
}
