namespace VerticalFarm.HomeAssistant.Commands;

/// <summary>Switches and input_booleans: on and off.</summary>
internal static class SwitchCommands
{
    public static EntityCommandPlan Plan(Wish wish) => wish switch
    {
        { Quantity: not Quantity.None } => wish.Refuse("can only be on or off."),
        { Kind: EntityCommandKind.TurnOn } => wish.Call("turn_on", report => report.On == true),
        _ => wish.Call("turn_off", report => report.On == false),
    };
}
