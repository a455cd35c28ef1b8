namespace VerticalFarm.Grains.Tests.Calls;

/// <summary>Who calls.</summary>
public enum Role
{
    Nobody,
    Stranger,
    Viewer,
    Operator,
    Owner,

    /// <summary>A device, with an API key of the farm.</summary>
    Key,
}
