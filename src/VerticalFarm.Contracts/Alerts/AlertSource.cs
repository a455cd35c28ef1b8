namespace VerticalFarm.Contracts.Alerts;

/// <summary>What an alert comes from.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Id">Which one; of a Home Assistant, and of the farm itself, the farm's id.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.AlertSource")]
public sealed record AlertSource([property: Id(0)] AlertSourceKind Kind, [property: Id(1)] Guid Id)
{
    /// <summary>A sensor.</summary>
    public static AlertSource Sensor(Guid id) => new(AlertSourceKind.Sensor, id);

    /// <summary>A device.</summary>
    public static AlertSource Device(Guid id) => new(AlertSourceKind.Device, id);

    /// <summary>A rule.</summary>
    public static AlertSource Rule(Guid id) => new(AlertSourceKind.Rule, id);

    /// <summary>A farm's Home Assistant.</summary>
    public static AlertSource HomeAssistant(Guid farmId) => new(AlertSourceKind.HomeAssistant, farmId);

    /// <summary>The farm itself.</summary>
    public static AlertSource Farm(Guid farmId) => new(AlertSourceKind.Farm, farmId);
}
