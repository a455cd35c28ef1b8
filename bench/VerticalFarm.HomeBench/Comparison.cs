using System.Text.Json;

namespace VerticalFarm.HomeBench;

/// <summary>Whether a device is as it is wanted to be.</summary>
internal static class Comparison
{
    /// <summary>Actuators have their own steps; a motor stops a little beside where it was sent.</summary>
    private const double Tolerance = 3.5;

    /// <summary>What is otherwise than wanted; null when nothing is, or nothing was ever wanted.</summary>
    public static string? Difference(JsonElement device)
    {
        if (device.GetProperty("desired") is not { ValueKind: JsonValueKind.Object } desired)
        {
            return null;
        }

        if (device.GetProperty("reported") is not { ValueKind: JsonValueKind.Object } reported)
        {
            return "not seen yet";
        }

        foreach (var wanted in desired.EnumerateObject())
        {
            var fits = !reported.TryGetProperty(wanted.Name, out var seen) || seen.ValueKind == JsonValueKind.Null || (wanted.Value.ValueKind, seen.ValueKind) switch
            {
                (JsonValueKind.Number, JsonValueKind.Number) => Math.Abs(wanted.Value.GetDouble() - seen.GetDouble()) <= Tolerance,
                (JsonValueKind.String, JsonValueKind.String) when wanted.Name == "state" => wanted.Value.GetString() == seen.GetString(),
                _ => true,
            };
            if (!fits)
            {
                return $"{wanted.Name} is to be {wanted.Value} and is {seen}";
            }
        }

        return null;
    }
}
