using System.Text.Json;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Json;

namespace VerticalFarm.Contracts.Automation.Json;

/// <summary><c>{"level": 40}</c>: at least one of the values.</summary>
public static class CommandDataJson
{
    /// <summary>Reads it; null when something is wrong, which is then on the list.</summary>
    public static CommandData? Parse(JsonElement element, string path, ICollection<FieldError> errors)
    {
        if (ObjectReader.Open(element, path, errors) is not { } reader)
        {
            return null;
        }

        var before = errors.Count;
        reader.RefuseOthers("level", "temperature", "humidity", "position", "value");
        var data = new CommandData
        {
            Level = reader.Number("level", 0, 100),
            Temperature = reader.Number("temperature"),
            Humidity = reader.Number("humidity", 0, 100),
            Position = reader.Number("position", 0, 100),
            Value = reader.Number("value"),
        };
        if (errors.Count == before && data == new CommandData())
        {
            errors.Add(new FieldError(path, "must say what to set"));
        }

        return errors.Count == before ? data : null;
    }
}
