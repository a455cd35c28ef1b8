using System.Text.Json;

namespace VerticalFarm.Simulator.Entities;

/// <summary>State of an entity as Home Assistant holds it.</summary>
/// <param name="EntityId">Entity id.</param>
/// <param name="State">The state's text: a number, <c>on</c>, <c>off</c>, <c>unknown</c> or <c>unavailable</c>; at most 255 characters.</param>
/// <param name="Attributes">Attributes by name.</param>
/// <param name="LastChanged">When <paramref name="State"/> last became another.</param>
/// <param name="LastUpdated">When state or attributes last became others.</param>
/// <param name="Context">Who caused it.</param>
public sealed record EntityState(
    string EntityId,
    string State,
    IReadOnlyDictionary<string, JsonElement> Attributes,
    DateTimeOffset LastChanged,
    DateTimeOffset LastUpdated,
    StateContext Context);

/// <summary>Home Assistant's context of a change.</summary>
/// <param name="Id">ULID of the change's origin.</param>
/// <param name="ParentId">ULID of what caused the origin; null if nothing did.</param>
/// <param name="UserId">The user who asked for it; null if the system did.</param>
public sealed record StateContext(string Id, string? ParentId, string? UserId);
