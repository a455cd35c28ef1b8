using System.Text.Json;
using VerticalFarm.Simulator.Core;

namespace VerticalFarm.Simulator.Protocol.WebSocket;

/// <summary>A command: its name, its fields, and what it does.</summary>
internal sealed record Command(string Type, CommandSchema Schema, Action<ClientSession, long, JsonElement> Run)
{
    /// <summary>Whether it takes an administrator.</summary>
    public bool IsAdminOnly { get; init; }
}

/// <summary>All commands, and the order in which a message is judged: format, id, name, fields.</summary>
internal sealed class CommandTable
{
    private readonly Dictionary<string, Command> _commands = ((Command[])[
        .. StateCommands.All, .. SubscriptionCommands.All, .. ServiceCommands.All, .. RegistryCommands.All, .. HistoryCommands.All,
    ]).ToDictionary(command => command.Type);

    public void Handle(ClientSession session, JsonElement message, ref long lastId)
    {
        if (!TryRead(message, out var id, out var type))
        {
            var echoed = message.ValueKind != JsonValueKind.Object ? 0
                : message.TryGetProperty("id", out var given) ? HomeAssistantJson.Node(given) : null;
            session.Send(Messages.Error(echoed, ErrorCodes.InvalidFormat, "Message incorrectly formatted."));
        }
        else if (id <= lastId)
        {
            session.Send(Messages.Error(id, ErrorCodes.IdReuse, "Identifier values have to increase."));
        }
        else if (!_commands.TryGetValue(type, out var command))
        {
            session.Send(Messages.Error(id, ErrorCodes.UnknownCommand, "Unknown command."));
        }
        else
        {
            lastId = id;
            if (command.Schema.Check(message) is { } error)
            {
                session.Send(Messages.Error(id, ErrorCodes.InvalidFormat, error));
            }
            else if (command.IsAdminOnly && session.User != HomeUser.Owner)
            {
                session.Send(Messages.Error(id, ErrorCodes.Unauthorized, "Unauthorized"));
            }
            else
            {
                command.Run(session, id, message);
            }
        }
    }

    private static bool TryRead(JsonElement message, out long id, out string type)
    {
        id = 0;
        type = string.Empty;
        if (message.ValueKind != JsonValueKind.Object
            || !message.TryGetProperty("id", out var given) || given.ValueKind != JsonValueKind.Number || !given.TryGetInt64(out id) || id == 0
            || !message.TryGetProperty("type", out var name) || name.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        type = name.GetString()!;
        return type.Length > 0;
    }
}
