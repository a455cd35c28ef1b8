namespace VerticalFarm.Contracts.Farms;

/// <summary>What a member may do; each role may do what the ones before it may.</summary>
public enum FarmRole
{
    /// <summary>Reads.</summary>
    Viewer,

    /// <summary>Also commands devices and changes rules.</summary>
    Operator,

    /// <summary>Does all.</summary>
    Owner,
}
