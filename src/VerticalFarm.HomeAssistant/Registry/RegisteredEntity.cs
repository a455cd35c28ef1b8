namespace VerticalFarm.HomeAssistant;

/// <summary>An entity of Home Assistant's registry.</summary>
/// <param name="RegistryId">What it is known by for good, whatever it is called.</param>
/// <param name="EntityId">What it is called now.</param>
public sealed record RegisteredEntity(string RegistryId, string EntityId);
