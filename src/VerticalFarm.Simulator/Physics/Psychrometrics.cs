namespace VerticalFarm.Simulator.Physics;

/// <summary>Moist air: the formulas that tie temperature, vapour and relative humidity together.</summary>
public static class Psychrometrics
{
    /// <summary>Grams of vapour in a cubic metre, for each kPa of vapour pressure and kelvin: the ideal gas law with R_v = 461.5 J/(kg K).</summary>
    private const double GramKelvinPerKilopascal = 2_166.8;

    private const double ZeroCelsiusKelvin = 273.15;

    /// <summary>Saturation vapour pressure in kPa over water at a temperature in °C (Tetens; FAO Irrigation and Drainage Paper 56, equation 11).</summary>
    public static double SaturationVapourPressureKilopascal(double temperatureCelsius) =>
        0.6108 * Math.Exp(17.27 * temperatureCelsius / (temperatureCelsius + 237.3));

    /// <summary>Vapour pressure in kPa of air that holds so many grams of vapour in a cubic metre (ideal gas law).</summary>
    public static double VapourPressureKilopascal(double temperatureCelsius, double vapourGramsPerCubicMetre) =>
        vapourGramsPerCubicMetre * (temperatureCelsius + ZeroCelsiusKelvin) / GramKelvinPerKilopascal;

    /// <summary>Relative humidity in percent; above 100 where the air is supersaturated.</summary>
    public static double RelativeHumidityPercent(double temperatureCelsius, double vapourGramsPerCubicMetre) =>
        100 * VapourPressureKilopascal(temperatureCelsius, vapourGramsPerCubicMetre) / SaturationVapourPressureKilopascal(temperatureCelsius);

    /// <summary>Grams of vapour in a cubic metre of air at a temperature in °C and a relative humidity in percent.</summary>
    public static double VapourGramsPerCubicMetre(double temperatureCelsius, double relativeHumidityPercent) =>
        relativeHumidityPercent / 100 * SaturationVapourPressureKilopascal(temperatureCelsius) * GramKelvinPerKilopascal
        / (temperatureCelsius + ZeroCelsiusKelvin);

    /// <summary>Leaf vapour pressure deficit in kPa: saturation at the leaf's temperature less what the air holds; never below zero.</summary>
    public static double LeafVapourPressureDeficitKilopascal(double leafCelsius, double airCelsius, double vapourGramsPerCubicMetre) =>
        Math.Max(0, SaturationVapourPressureKilopascal(leafCelsius) - VapourPressureKilopascal(airCelsius, vapourGramsPerCubicMetre));
}
