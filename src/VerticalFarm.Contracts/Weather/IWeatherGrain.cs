namespace VerticalFarm.Contracts.Weather;

/// <summary>The weather of a place, asked for once for all the farms there. Key: <see cref="Key"/>.</summary>
[Alias("VerticalFarm.IWeatherGrain")]
public interface IWeatherGrain : IGrainWithStringKey
{
    /// <summary>The grain's key for a place: <c>place:50.8:4.4</c>, rounded to a tenth of a degree.</summary>
    static string Key(GeoPlace place) => FormattableString.Invariant($"place:{Round(place.Latitude):0.0}:{Round(place.Longitude):0.0}");

    /// <summary>The place that a key is of.</summary>
    static GeoPlace PlaceOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var parts = key.Split(':');
        return new GeoPlace(double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), double.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// What the service said last; it is asked when that is older than it should be, and not again soon when it does not answer. Null when it
    /// never answered. Kept over restarts; committed on return.
    /// </summary>
    [Alias("Get")]
    Task<WeatherReport?> Get();

    // Adding zero: there is a negative one, which is written as such.
    private static double Round(double degrees) => Math.Round(degrees, 1, MidpointRounding.AwayFromZero) + 0.0;
}
