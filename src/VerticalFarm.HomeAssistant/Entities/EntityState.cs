using System.Text.Json;

namespace VerticalFarm.HomeAssistant;

/// <summary>An entity as Home Assistant states it.</summary>
/// <param name="EntityId">Such as fan.hall.</param>
/// <param name="State">Such as on, 21.5, unavailable; at most 255 characters.</param>
/// <param name="Attributes">What else it says.</param>
/// <param name="LastChanged">When the state last became another.</param>
/// <param name="LastUpdated">When the state or an attribute was last written.</param>
public sealed record EntityState(
    string EntityId, string State, IReadOnlyDictionary<string, JsonElement> Attributes, DateTimeOffset LastChanged, DateTimeOffset LastUpdated)
{
    /// <summary>The state of an entity that cannot be reached.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>The state of an entity that has not said anything yet.</summary>
    public const string Unknown = "unknown";

    /// <summary>The unit of temperatures that carry none of their own (setpoints of climate entities): °C or °F, by Home Assistant's unit system.</summary>
    public string TemperatureUnit { get; init; } = "°C";

    /// <summary>Whether the state says something.</summary>
    public bool IsAvailable => State is not (Unavailable or Unknown);

    /// <summary>The part of the id before the dot.</summary>
    public string Domain => DomainOf(EntityId);

    internal static string DomainOf(string entityId) => entityId.IndexOf('.') is var dot and > 0 ? entityId[..dot] : "";
}
