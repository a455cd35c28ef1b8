using System.Text.Json.Serialization;

namespace VerticalFarm.Contracts.Automation;

/// <summary>How a reading is compared.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<Comparison>))]
public enum Comparison
{
    /// <summary>Over the value.</summary>
    Above,

    /// <summary>Under the value.</summary>
    Below,

    /// <summary>From low to high, both included.</summary>
    Between,

    /// <summary>Under low or over high.</summary>
    Outside,
}
