namespace VerticalFarm.HomeAssistant.Commands;

/// <summary>Humidifiers and dehumidifiers: on, off, and the humidity that they hold.</summary>
internal static class HumidifierCommands
{
    public static EntityCommandPlan Plan(Wish wish) => wish switch
    {
        { Quantity: Quantity.Humidity, Kind: EntityCommandKind.Set } => HumiditySetpoint.Plan(wish, 0, 100),
        { Quantity: Quantity.Humidity } => wish.Refuse("takes one command at a time: turn it on, then set the humidity."),
        { Quantity: not Quantity.None } => wish.RefuseQuantity(),
        { Kind: EntityCommandKind.TurnOn } => wish.Call("turn_on", report => report.On == true),
        _ => wish.Call("turn_off", report => report.On == false),
    };
}
