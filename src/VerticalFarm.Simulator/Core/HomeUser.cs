namespace VerticalFarm.Simulator.Core;

/// <summary>Who asks.</summary>
internal enum HomeUser
{
    /// <summary>The owner, who may do everything.</summary>
    Owner,

    /// <summary>Somebody who is no administrator.</summary>
    Viewer,
}
