using VerticalFarm.HomeAssistant.Entities;

namespace VerticalFarm.HomeAssistant.Commands;

/// <summary>Lights: on, off, and brightness where a colour mode has it.</summary>
internal static class LightCommands
{
    /// <summary>Below this Home Assistant rounds to a brightness of 0, which is off.</summary>
    private const double Faintest = 0.4;

    /// <summary>Lamps round to their own steps (of 100, 127 or 254).</summary>
    private const double Tolerance = 2;

    public static EntityCommandPlan Plan(Wish wish) => wish switch
    {
        { Quantity: Quantity.Level } => Dim(wish),
        { Quantity: not Quantity.None } => wish.RefuseQuantity(),
        { Kind: EntityCommandKind.TurnOn } => wish.Call("turn_on", report => report.On == true),
        _ => Off(wish),
    };

    private static EntityCommandPlan Dim(Wish wish)
    {
        if (!HasBrightness(wish.Entity))
        {
            return wish.Refuse("has no brightness: its level cannot be set.");
        }

        if (wish.RefuseOutside(0, 100, " %") is { } refusal)
        {
            return refusal;
        }

        return wish.Number == 0
            ? Off(wish)
            : wish.Call("turn_on", "brightness_pct", Math.Max(wish.Number, Faintest),
                report => report.On == true && report.Level is { } level && Math.Abs(level - wish.Number) <= Tolerance);
    }

    private static EntityCommandPlan Off(Wish wish) => wish.Call("turn_off", report => report.On == false);

    private static bool HasBrightness(EntityState light) => light.Texts("supported_color_modes")?.Any(mode => mode is not ("onoff" or "unknown")) == true;
}
