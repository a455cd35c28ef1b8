using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Json;

namespace VerticalFarm.Api.Devices;

/// <summary>What people ask of a device.</summary>
internal static class CommandForm
{
    private const int Day = 86_400;

    public static CommandRequest Read(ObjectReader fields)
    {
        fields.RefuseOthers("command", "data", "for_seconds", "override_seconds");
        fields.Required("command");
        return new CommandRequest
        {
            Command = fields.Choice<CommandKind>("command") ?? CommandKind.TurnOff,
            Data = Data(fields),
            ForSeconds = fields.Whole("for_seconds", 1, Day),
            OverrideSeconds = fields.Whole("override_seconds", 1, Day),
        };
    }

    private static CommandData? Data(ObjectReader fields)
    {
        if (fields.Object("data") is not { } data)
        {
            return null;
        }

        data.RefuseOthers("level", "temperature", "humidity", "position", "value");
        return new CommandData
        {
            Level = data.Number("level", 0, 100),
            Temperature = data.Number("temperature"),
            Humidity = data.Number("humidity", 0, 100),
            Position = data.Number("position", 0, 100),
            Value = data.Number("value"),
        };
    }
}
