namespace VerticalFarm.Contracts.Calls;

/// <summary>What a caller from outside must be, to call a grain method. Grains may call each other freely.</summary>
public enum Permission
{
    /// <summary>Anybody, signed in or not.</summary>
    Anyone,

    /// <summary>A signed-in user, on the account that is theirs: the grain's key is the user's id.</summary>
    Self,

    /// <summary>A signed-in user or an API key; the grain itself looks closer at each thing touched.</summary>
    Caller,

    /// <summary>A member of the farm, whatever the role.</summary>
    FarmViewer,

    /// <summary>An operator or owner of the farm.</summary>
    FarmOperator,

    /// <summary>An owner of the farm.</summary>
    FarmOwner,

    /// <summary>One of those who run the cluster, as its configuration names them (<c>Accounts__Admins</c>).</summary>
    Admin,
}
