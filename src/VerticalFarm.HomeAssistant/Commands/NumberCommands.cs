using VerticalFarm.HomeAssistant.Entities;

namespace VerticalFarm.HomeAssistant.Commands;

/// <summary>Numbers and input_numbers: dimmers, doser rates, setpoints.</summary>
internal static class NumberCommands
{
    public static EntityCommandPlan Plan(Wish wish)
    {
        var range = NumberRange.Of(wish.Entity);
        return wish switch
        {
            { Quantity: Quantity.Value } => SetTo(wish, range),
            { Quantity: Quantity.Level } when range.IsPercent => SetTo(wish, range),
            { Quantity: Quantity.Level } => wish.Refuse("is not in percent: set its value, not its level."),
            { Quantity: not Quantity.None } => wish.RefuseQuantity(),
            { Kind: EntityCommandKind.TurnOff } when range.HasZero => SetTo(wish with { Number = 0 }, range),
            { Kind: EntityCommandKind.TurnOff } => wish.Refuse("cannot be zero, so it cannot be turned off."),
            _ => wish.Refuse("is a number: say which value turns it on."),
        };
    }

    private static EntityCommandPlan SetTo(Wish wish, NumberRange range) =>
        wish.RefuseOutside(range.Min, range.Max, "")
        ?? wish.Call("set_value", "value", wish.Number,
            report => report.Value is { } value && Math.Abs(value - wish.Number) <= (range.Step / 2) + (1e-9 * Math.Abs(wish.Number)));
}
