using System.Text.Json.Serialization;

namespace VerticalFarm.Contracts.Analytics;

/// <summary>How closely readings were looked at.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<AnalyticsResolution>))]
public enum AnalyticsResolution
{
    /// <summary>Reading by reading.</summary>
    Raw,

    /// <summary>By the hour; reading by reading only where values of an hour are on both sides of a threshold.</summary>
    Hour,
}
