namespace VerticalFarm.Contracts.Calls;

/// <summary>
/// Opens a grain method to callers from outside the cluster, and says what they must be. A method without it can only be called by
/// other grains: forgetting it closes a door rather than opening one.
/// </summary>
/// <param name="permission">What the caller must be.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresAttribute(Permission permission) : Attribute
{
    /// <summary>What the caller must be.</summary>
    public Permission Permission => permission;
}
