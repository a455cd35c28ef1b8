using System.Text.Json.Nodes;

namespace VerticalFarm.Simulator.Services;

/// <summary>A service: what it is called, which fields it takes, and whether it needs entities to act on.</summary>
internal sealed record ServiceDefinition(string Domain, string Service, string Name, string Description, params ServiceField[] Fields)
{
    public bool NeedsTarget { get; init; } = true;

    public JsonObject Describe()
    {
        var fields = new JsonObject();
        foreach (var field in Fields)
        {
            fields[field.Key] = field.Describe();
        }

        var json = new JsonObject { ["name"] = Name, ["description"] = Description, ["fields"] = fields };
        if (NeedsTarget)
        {
            var entity = Domain == ServiceCatalog.HomeAssistantDomain ? new JsonObject() : new JsonObject { ["domain"] = new JsonArray(Domain) };
            json["target"] = new JsonObject { ["entity"] = new JsonArray(entity) };
        }

        return json;
    }
}
