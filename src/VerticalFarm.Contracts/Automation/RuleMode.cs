using System.Text.Json.Serialization;

namespace VerticalFarm.Contracts.Automation;

/// <summary>How far a rule may go.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<RuleMode>))]
public enum RuleMode
{
    /// <summary>Not evaluated.</summary>
    Disabled,

    /// <summary>Evaluated and recorded, but moves nothing.</summary>
    Shadow,

    /// <summary>Evaluated, recorded, and brought about.</summary>
    Armed,
}
