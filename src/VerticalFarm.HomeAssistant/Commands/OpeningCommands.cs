using VerticalFarm.HomeAssistant.Entities;

namespace VerticalFarm.HomeAssistant.Commands;

/// <summary>Covers and valves, which open and close alike: their features have the same numbers, their services the same names.</summary>
internal static class OpeningCommands
{
    // Home Assistant's CoverEntityFeature and ValveEntityFeature.
    private const int Open = 1;
    private const int Close = 2;
    private const int SetPosition = 4;

    /// <summary>Motors stop a little beside where they were sent.</summary>
    private const double Tolerance = 3;

    public static EntityCommandPlan Plan(Wish wish) => wish switch
    {
        { Quantity: Quantity.Position } => Position(wish),
        { Quantity: not Quantity.None } => wish.RefuseQuantity(),
        { Kind: EntityCommandKind.TurnOn } => FullyOpen(wish),
        _ => FullyClosed(wish),
    };

    private static EntityCommandPlan Position(Wish wish)
    {
        if (wish.RefuseOutside(0, 100, " %") is { } refusal)
        {
            return refusal;
        }

        if (wish.Entity.Supports(SetPosition))
        {
            var position = (int)Math.Round(wish.Number);
            return wish.Call($"set_{wish.Entity.Domain}_position", "position", position, report => IsAt(report, position));
        }

        return wish.Number switch
        {
            0 => FullyClosed(wish),
            100 => FullyOpen(wish),
            _ => wish.Refuse("has no positions between open and closed."),
        };
    }

    private static EntityCommandPlan FullyOpen(Wish wish) => wish.Entity.Supports(Open)
        ? wish.Call($"open_{wish.Entity.Domain}", report => report.Position is null ? report.On == true : IsAt(report, 100))
        : wish.Refuse("cannot be opened.");

    private static EntityCommandPlan FullyClosed(Wish wish) => wish.Entity.Supports(Close)
        ? wish.Call($"close_{wish.Entity.Domain}", report => report.On == false)
        : wish.Refuse("cannot be closed.");

    private static bool IsAt(EntityReport report, double position) => report.Position is { } at && Math.Abs(at - position) <= Tolerance;
}
