namespace VerticalFarm.HomeAssistant.Entities;

/// <summary>What a number entity can be set to.</summary>
/// <param name="Min">Least, in the entity's own unit.</param>
/// <param name="Max">Most.</param>
/// <param name="Step">Its resolution.</param>
/// <param name="IsPercent">Whether it is stated in percent.</param>
internal readonly record struct NumberRange(double Min, double Max, double Step, bool IsPercent)
{
    /// <summary>Whether it can be zero, which is its way of being off.</summary>
    public bool HasZero => Min <= 0 && Max >= 0;

    /// <summary>Home Assistant's own defaults stand in for what an entity does not say (number: 0 to 100 by 1).</summary>
    public static NumberRange Of(EntityState state) => new(
        state.Number("min") ?? 0, state.Number("max") ?? 100, state.Number("step") ?? 1, state.Text("unit_of_measurement") == "%");
}
