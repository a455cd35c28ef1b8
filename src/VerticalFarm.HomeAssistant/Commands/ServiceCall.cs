namespace VerticalFarm.HomeAssistant;

/// <summary>A call of a service on one entity. Never several: when one of them fails Home Assistant answers with an error although the others moved.</summary>
/// <param name="Domain">Such as light.</param>
/// <param name="Service">Such as turn_on.</param>
/// <param name="EntityId">The entity to move.</param>
/// <param name="Data">Further fields of the service.</param>
public sealed record ServiceCall(string Domain, string Service, string EntityId, IReadOnlyDictionary<string, object> Data);
