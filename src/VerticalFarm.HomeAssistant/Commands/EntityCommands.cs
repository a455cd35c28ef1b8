using VerticalFarm.HomeAssistant.Commands;

namespace VerticalFarm.HomeAssistant;

/// <summary>Turns a command into the service call that an entity understands, by its domain and what it says it can do. Pure.</summary>
public static class EntityCommands
{
    /// <summary>How to bring a command about. Ranges and features are judged here, for Home Assistant takes what the entity cannot do and answers success.</summary>
    /// <param name="entityId">The entity to move.</param>
    /// <param name="current">Its state; null when Home Assistant does not have it.</param>
    /// <param name="command">What to do.</param>
    public static EntityCommandPlan Plan(string entityId, EntityState? current, EntityCommand command)
    {
        if (current is null || current.EntityId != entityId)
        {
            return EntityCommandPlan.Refused($"Home Assistant has no entity {entityId}.");
        }

        if (current.State == EntityState.Unavailable)
        {
            return EntityCommandPlan.Refused($"{entityId} is unavailable.");
        }

        if (Wish.Of(current, command) is not { } wish)
        {
            return EntityCommandPlan.Refused(command.Kind switch
            {
                EntityCommandKind.Set => "A command to set needs one finite number to set, no more.",
                EntityCommandKind.TurnOn => "A command to turn on takes one finite number at most.",
                _ => "A command to turn off takes no number.",
            }, "data");
        }

        return current.Domain switch
        {
            "light" => LightCommands.Plan(wish),
            "switch" or "input_boolean" => SwitchCommands.Plan(wish),
            "fan" => FanCommands.Plan(wish),
            "climate" => ClimateCommands.Plan(wish),
            "humidifier" => HumidifierCommands.Plan(wish),
            "number" or "input_number" => NumberCommands.Plan(wish),
            "valve" => OpeningCommands.Plan(wish),
            "cover" => OpeningCommands.Plan(wish),
            _ => EntityCommandPlan.Refused($"Entities of {current.Domain} cannot be commanded.", "command"),
        };
    }
}
