using System.Text.Json;
using System.Text.Json.Nodes;
using VerticalFarm.Simulator.Core;

namespace VerticalFarm.Simulator.Protocol.WebSocket;

/// <summary>What the registries know of areas, devices and entities. The room has one area, and no devices that entities belong to.</summary>
internal static class RegistryCommands
{
    public static IReadOnlyList<Command> All { get; } =
    [
        new("config/area_registry/list", new CommandSchema(), (session, id, _) => session.Send(Messages.Result(id, new JsonArray(new JsonObject
        {
            ["aliases"] = new JsonArray(),
            ["area_id"] = "grow_room",
            ["name"] = "Grow room",
            ["picture"] = null,
        })))),
        new("config/device_registry/list", new CommandSchema(), (session, id, _) => session.Send(Messages.Result(id, new JsonArray()))),
        new("config/entity_registry/list", new CommandSchema(), (session, id, _) => session.Send(Messages.Result(id, session.Home.Registry.List()))),
        new("config/entity_registry/list_for_display", new CommandSchema(), (session, id, _) => session.Send(Messages.Result(id, new JsonObject
        {
            ["entity_categories"] = new JsonObject { ["0"] = "config", ["1"] = "diagnostic" },
            ["entities"] = new JsonArray([.. session.Home.Registry.List().Select(entry => new JsonObject
            {
                ["ei"] = entry!["entity_id"]!.DeepClone(),
                ["pl"] = entry["platform"]!.DeepClone(),
            })]),
        }))),
        new("config/entity_registry/get", new CommandSchema(new CommandField("entity_id", FieldKind.String, Required: true)), Get),
    ];

    private static void Get(ClientSession session, long id, JsonElement message)
    {
        var entityId = message.GetProperty("entity_id").GetString();
        if (session.Home.Registry.List().FirstOrDefault(entry => (string?)entry!["entity_id"] == entityId)?.DeepClone() is not JsonObject entry)
        {
            session.Send(Messages.Error(id, ErrorCodes.NotFound, "Entity not found"));
            return;
        }

        var attributes = session.Home.States.Find(entityId!)?.Attributes;
        entry["original_name"] = Node(attributes, "friendly_name");
        entry["aliases"] = new JsonArray();
        entry["capabilities"] = Node(attributes, "state_class") is { } stateClass ? new JsonObject { ["state_class"] = stateClass } : null;
        entry["device_class"] = null;
        entry["original_device_class"] = Node(attributes, "device_class");
        entry["original_icon"] = null;
        session.Send(Messages.Result(id, entry));
    }

    private static JsonNode? Node(IReadOnlyDictionary<string, JsonElement>? attributes, string name) =>
        attributes is not null && attributes.TryGetValue(name, out var value) ? HomeAssistantJson.Node(value) : null;
}
