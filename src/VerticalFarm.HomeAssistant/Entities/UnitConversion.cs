using System.Collections.Frozen;

namespace VerticalFarm.HomeAssistant.Entities;

/// <summary>From the units that entities use to ours. A pair that is not listed is not converted, rather than guessed.</summary>
internal static class UnitConversion
{
    // Litres in a US gallon and in a cubic foot, by definition of the inch (2.54 cm).
    private const double Gallon = 3.785411784;
    private const double CubicFoot = 28.316846592;

    // Kilopascal of a pound-force a square inch, and of conventional columns of mercury (ISO 80000-4, NIST SP 811).
    private const double Psi = 6.894757293;
    private const double MillimetreOfMercury = 0.133322387415;
    private const double InchOfMercury = 3.386389;

    private static readonly FrozenDictionary<(string From, string To), double> Factors = new Dictionary<(string, string), double>
    {
        [("ppb", "ppm")] = 0.001,
        [("S/m", "mS/cm")] = 10,
        [("dS/m", "mS/cm")] = 1,
        [("mS/m", "mS/cm")] = 0.01,
        [("µS/cm", "mS/cm")] = 0.001,
        [("Pa", "kPa")] = 0.001,
        [("hPa", "kPa")] = 0.1,
        [("mbar", "kPa")] = 0.1,
        [("cbar", "kPa")] = 1,
        [("bar", "kPa")] = 100,
        [("psi", "kPa")] = Psi,
        [("mmHg", "kPa")] = MillimetreOfMercury,
        [("inHg", "kPa")] = InchOfMercury,
        [("L/s", "L/min")] = 60,
        [("L/h", "L/min")] = 1 / 60.0,
        [("mL/min", "L/min")] = 0.001,
        [("mL/s", "L/min")] = 0.06,
        [("m³/h", "L/min")] = 1000 / 60.0,
        [("m³/min", "L/min")] = 1000,
        [("m³/s", "L/min")] = 60_000,
        [("gal/min", "L/min")] = Gallon,
        [("gal/h", "L/min")] = Gallon / 60,
        [("ft³/min", "L/min")] = CubicFoot,
        [("mW", "W")] = 0.001,
        [("kW", "W")] = 1000,
        [("MW", "W")] = 1_000_000,
        [("µg/L", "mg/L")] = 0.001,
        [("g/m³", "mg/L")] = 1,
    }.ToFrozenDictionary();

    /// <summary>The value in another unit; null when the one cannot become the other.</summary>
    public static double? Convert(double value, string? from, string to)
    {
        var (source, target) = (Spelled(from), Spelled(to));
        if (source.Length == 0 || target.Length == 0 || source == target)
        {
            return value;
        }

        return (source, target) switch
        {
            ("°F", "°C") => (value - 32) / 1.8,
            ("K", "°C") => value - 273.15,
            ("°C", "°F") => (value * 1.8) + 32,
            _ => Factors.TryGetValue((source, target), out var factor) ? value * factor : null,
        };
    }

    /// <summary>One spelling for a unit: the micro sign has two code points, and people write m2 for m², liters as l.</summary>
    private static string Spelled(string? unit) => (unit ?? "").Trim().Replace('\u03bc', '\u00b5') switch
    {
        "C" or "℃" => "°C",
        "F" or "℉" => "°F",
        "uS/cm" => "µS/cm",
        "umol/m²/s" or "umol/m2/s" or "µmol/m2/s" or "µmol/(m²·s)" or "µmol/(m²⋅s)" or "µmol/s/m²" or "µmol m⁻² s⁻¹" or "µmol·m⁻²·s⁻¹" => "µmol/m²/s",
        "ug/L" => "µg/L",
        "l/min" or "lpm" or "LPM" => "L/min",
        "l/h" => "L/h",
        "l/s" => "L/s",
        "ml/min" => "mL/min",
        "ml/s" => "mL/s",
        "m3/s" => "m³/s",
        "m3/h" => "m³/h",
        "m3/min" => "m³/min",
        "mg/l" => "mg/L",
        "ph" or "PH" => "pH",
        var other => other,
    };
}
