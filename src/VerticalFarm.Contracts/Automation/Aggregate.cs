using System.Text.Json.Serialization;

namespace VerticalFarm.Contracts.Automation;

/// <summary>How the readings of several sensors become one.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<Aggregate>))]
public enum Aggregate
{
    /// <summary>Their mean.</summary>
    Avg,

    /// <summary>The lowest.</summary>
    Min,

    /// <summary>The highest.</summary>
    Max,
}
