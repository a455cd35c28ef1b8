using VerticalFarm.HomeAssistant.Entities;

namespace VerticalFarm.HomeAssistant.Commands;

/// <summary>Fans: on, off, and speed where they have it.</summary>
internal static class FanCommands
{
    /// <summary>Home Assistant's <c>FanEntityFeature.SET_SPEED</c>.</summary>
    private const int SetSpeed = 1;

    public static EntityCommandPlan Plan(Wish wish) => wish switch
    {
        { Quantity: Quantity.Level } => Speed(wish),
        { Quantity: not Quantity.None } => wish.RefuseQuantity(),
        { Kind: EntityCommandKind.TurnOn } => wish.Call("turn_on", report => report.On == true),
        _ => Off(wish),
    };

    private static EntityCommandPlan Speed(Wish wish)
    {
        if (!wish.Entity.Supports(SetSpeed))
        {
            return wish.Refuse("has no speed: its level cannot be set.");
        }

        if (wish.RefuseOutside(0, 100, " %") is { } refusal)
        {
            return refusal;
        }

        if (wish.Number == 0)
        {
            return Off(wish);
        }

        // The service cuts fractions off, and 0 would be off. The fan takes the next of its own steps.
        var percentage = Math.Max(1, (int)Math.Round(wish.Number));
        var step = Math.Max(1, wish.Entity.Number("percentage_step") ?? 1);
        return wish.Call(wish.Kind == EntityCommandKind.TurnOn ? "turn_on" : "set_percentage", "percentage", percentage,
            report => report.On == true && report.Level is { } level && Math.Abs(level - percentage) <= step);
    }

    private static EntityCommandPlan Off(Wish wish) => wish.Call("turn_off", report => report.On == false);
}
