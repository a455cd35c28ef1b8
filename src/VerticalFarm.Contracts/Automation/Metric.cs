using System.Text.Json.Serialization;

namespace VerticalFarm.Contracts.Automation;

/// <summary>A quantity that is worked out from several sensors.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<Metric>))]
public enum Metric
{
    /// <summary>Vapour pressure deficit of the air, in kPa, from air temperature and relative humidity.</summary>
    Vpd,

    /// <summary>Dew point of the air, in °C, from air temperature and relative humidity.</summary>
    DewPoint,

    /// <summary>Light of the day so far, in mol/m², from PPFD since local midnight.</summary>
    Dli,
}
