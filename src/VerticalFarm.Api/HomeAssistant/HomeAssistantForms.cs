using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Json;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Api.HomeAssistant;

/// <summary>What people send of a farm's Home Assistant.</summary>
internal static class HomeAssistantForms
{
    public static HomeAssistantSettings Settings(ObjectReader fields)
    {
        fields.RefuseOthers("url", "token", "ca_certificate");
        fields.Required("url");
        fields.Required("token");
        return new HomeAssistantSettings { Url = fields.Text("url") ?? "", Token = fields.Text("token") ?? "", CaCertificate = fields.Text("ca_certificate") };
    }

    /// <summary>The chosen entities; what is wrong with them goes on the list.</summary>
    public static EntityImport Import(ObjectReader fields, ICollection<FieldError> errors)
    {
        fields.RefuseOthers("entities");
        fields.Required("entities");
        return new EntityImport([.. (fields.Items("entities", 1, EntityImport.MaxEntities) ?? [])
            .Select(item => ObjectReader.Open(item.Item, item.Path, errors)).OfType<ObjectReader>().Select(Choice)]);
    }

    private static EntityChoice Choice(ObjectReader fields)
    {
        fields.RefuseOthers("entity_id", "use", "name", "sensor_type", "device_type", "shelf_id");
        fields.Required("entity_id");
        var choice = new EntityChoice
        {
            EntityId = fields.Text("entity_id") ?? "",
            Use = fields.Choice<EntityUse>("use"),
            Name = fields.Text("name")?.Trim(),
            SensorType = fields.Choice<SensorType>("sensor_type"),
            DeviceType = fields.Choice<DeviceType>("device_type"),
            ShelfId = fields.Id("shelf_id"),
        };
        if (choice.EntityId.Length > 0 && !EntityIds.IsValid(choice.EntityId))
        {
            fields.Refuse("entity_id", EntityIds.Rule);
        }

        if (choice.Name is { Length: 0 or > EntityChoice.MaxNameLength })
        {
            fields.Refuse("name", $"must have 1 to {EntityChoice.MaxNameLength} characters and not be blank");
        }

        if ((choice.Use == EntityUse.Device || choice.DeviceType is not null) && choice.SensorType is not null)
        {
            fields.Refuse("sensor_type", "makes no sense for a device");
        }

        if (choice.Use == EntityUse.Sensor && choice.DeviceType is not null)
        {
            fields.Refuse("device_type", "makes no sense for a sensor");
        }

        return choice;
    }
}
