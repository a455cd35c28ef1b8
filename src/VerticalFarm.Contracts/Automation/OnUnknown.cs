using System.Text.Json.Serialization;

namespace VerticalFarm.Contracts.Automation;

/// <summary>What a rule does while its condition is unknown.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<OnUnknown>))]
public enum OnUnknown
{
    /// <summary>Leaves things as they are: neither fires nor lets go, and a wait goes on.</summary>
    Hold,

    /// <summary>Lets go, as if the condition were false; a wait begins anew.</summary>
    False,
}
