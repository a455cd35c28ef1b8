using VerticalFarm.Contracts;

namespace VerticalFarm.Grains.Reports.Writing;

/// <summary>What quantities, kinds and states are called in a sentence.</summary>
internal static class QuantityNames
{
    private static readonly Dictionary<string, string> Special = new()
    {
        ["co2"] = "CO₂",
        ["ppfd"] = "PPFD",
        ["ph"] = "pH",
        ["ec"] = "Conductivity (EC)",
        ["vpd"] = "Vapour pressure deficit",
        ["leaf_vpd"] = "Vapour pressure deficit at the leaf",
        ["dli"] = "Daily light integral",
        ["co2_injector"] = "CO₂ injector",
        ["home_assistant_down"] = "Home Assistant down",
    };

    /// <summary>The name of what JSON calls <paramref name="name"/>: <c>air_temperature</c> is "Air temperature".</summary>
    public static string Of(string name)
    {
        if (Special.TryGetValue(name, out var special))
        {
            return special;
        }

        var words = name.Replace('_', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>The name of a member of an enum.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Of(EnumNames.Of(value));
}
