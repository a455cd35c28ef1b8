namespace VerticalFarm.Contracts.Automation;

/// <summary>A thing of the farm that a rule names.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Id">Its id.</param>
/// <param name="Field">Where in the rule it is named, such as <c>then[0].device.id</c>.</param>
public sealed record RuleReference(RuleReferenceKind Kind, Guid Id, string Field);

/// <summary>What a rule can name.</summary>
public enum RuleReferenceKind
{
    /// <summary>A sensor.</summary>
    Sensor,

    /// <summary>A device.</summary>
    Device,

    /// <summary>A row, rack or shelf of the layout.</summary>
    Place,
}
