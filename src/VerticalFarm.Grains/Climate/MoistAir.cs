namespace VerticalFarm.Grains.Climate;

/// <summary>What air temperature and relative humidity say together.</summary>
public static class MoistAir
{
    /// <summary>Saturation vapour pressure, in kPa: Tetens' formula as of FAO Irrigation and Drainage Paper 56, equation 11.</summary>
    /// <param name="temperatureCelsius">Temperature, in °C.</param>
    public static double SaturationVapourPressure(double temperatureCelsius) => 0.6108 * Math.Exp(17.27 * temperatureCelsius / (temperatureCelsius + 237.3));

    /// <summary>Vapour pressure deficit of the air, in kPa: how much more water it could take up.</summary>
    /// <param name="temperatureCelsius">Air temperature, in °C.</param>
    /// <param name="humidityPercent">Relative humidity, in percent.</param>
    public static double VapourPressureDeficit(double temperatureCelsius, double humidityPercent) =>
        SaturationVapourPressure(temperatureCelsius) * (1 - (humidityPercent / 100));

    /// <summary>Vapour pressure deficit at a leaf, in kPa: what drives transpiration. Not the same as that of the air.</summary>
    /// <param name="leafCelsius">Temperature of the leaf, in °C.</param>
    /// <param name="airCelsius">Air temperature, in °C.</param>
    /// <param name="humidityPercent">Relative humidity of the air, in percent.</param>
    public static double LeafVapourPressureDeficit(double leafCelsius, double airCelsius, double humidityPercent) =>
        SaturationVapourPressure(leafCelsius) - (SaturationVapourPressure(airCelsius) * humidityPercent / 100);

    /// <summary>Dew point, in °C: Sensirion's application note on humidity at a glance, for -45 to 60 °C. Null for air without any water.</summary>
    /// <param name="temperatureCelsius">Air temperature, in °C.</param>
    /// <param name="humidityPercent">Relative humidity, in percent.</param>
    public static double? DewPoint(double temperatureCelsius, double humidityPercent)
    {
        if (humidityPercent <= 0)
        {
            return null;
        }

        var h = Math.Log(humidityPercent / 100) + (17.62 * temperatureCelsius / (243.12 + temperatureCelsius));
        return 243.12 * h / (17.62 - h);
    }
}
