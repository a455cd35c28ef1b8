using System.Globalization;

namespace VerticalFarm.HomeAssistant.Commands;

/// <summary>What a command may set.</summary>
internal enum Quantity
{
    None,
    Level,
    Temperature,
    Humidity,
    Position,
    Value,
}

/// <summary>A command that is well formed: for an entity, with one number at most. Makes the plans that domains choose from.</summary>
internal sealed record Wish(EntityState Entity, EntityCommandKind Kind, Quantity Quantity, double Number)
{
    private static readonly Dictionary<string, object> NoData = [];

    /// <summary>The wish behind a command; null when the numbers do not fit its kind.</summary>
    public static Wish? Of(EntityState entity, EntityCommand command)
    {
        (Quantity, double?)[] all =
        [
            (Quantity.Level, command.Level), (Quantity.Temperature, command.Temperature), (Quantity.Humidity, command.Humidity),
            (Quantity.Position, command.Position), (Quantity.Value, command.Value),
        ];
        (Quantity Quantity, double? Number)[] given = [.. all.Where(pair => pair.Item2 is not null)];
        return (command.Kind, given) switch
        {
            (EntityCommandKind.TurnOn or EntityCommandKind.TurnOff, []) => new Wish(entity, command.Kind, Quantity.None, 0),
            (EntityCommandKind.TurnOn or EntityCommandKind.Set, [{ Number: { } number } only]) when double.IsFinite(number) => new Wish(entity, command.Kind, only.Quantity, number),
            _ => null,
        };
    }

    private string Name => Quantity.ToString().ToLowerInvariant();

    public EntityCommandPlan Call(string service, Func<EntityReport, bool> reached) =>
        EntityCommandPlan.Of(new ServiceCall(Entity.Domain, service, Entity.EntityId, NoData), reached);

    public EntityCommandPlan Call(string service, string field, object value, Func<EntityReport, bool> reached) =>
        EntityCommandPlan.Of(new ServiceCall(Entity.Domain, service, Entity.EntityId, new Dictionary<string, object> { [field] = value }), reached);

    public EntityCommandPlan Refuse(string why) => EntityCommandPlan.Refused($"{Entity.EntityId} {why}", Quantity == Quantity.None ? "command" : Name);

    /// <summary>The refusal of a number that entities of this domain do not have.</summary>
    public EntityCommandPlan RefuseQuantity() => Refuse($"has no {Name} to set.");

    /// <summary>The refusal of a number outside of a range; null when it is within.</summary>
    public EntityCommandPlan? RefuseOutside(double min, double max, string unit) => Number >= min && Number <= max
        ? null
        : Refuse(string.Create(CultureInfo.InvariantCulture, $"takes a {Name} of {min:0.###} to {max:0.###}{unit}, not {Number:0.###}."));
}
