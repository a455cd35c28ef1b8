namespace VerticalFarm.Contracts.Calls;

/// <summary>Why the call filter refused.</summary>
public enum CallRefusal
{
    /// <summary>Nobody is signed in (401).</summary>
    NotSignedIn,

    /// <summary>A member, but the role does not allow it (403).</summary>
    Forbidden,

    /// <summary>Not a member, or there is no such thing: the caller is not told which (404).</summary>
    NotFound,
}
