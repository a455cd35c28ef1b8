using System.Text.Json.Serialization;

namespace VerticalFarm.Contracts.Billing;

/// <summary>What an account has taken.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<Plan>))]
public enum Plan
{
    /// <summary>What everybody has to begin with.</summary>
    Free,

    /// <summary>Paid for; more farms.</summary>
    Pro,
}
