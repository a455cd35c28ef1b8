namespace VerticalFarm.Contracts.Results;

/// <summary>Why a call did not do what it was asked: an expected outcome, not a fault. The gateway turns each into one HTTP status.</summary>
public enum FailureKind
{
    /// <summary>A field is malformed or out of range (400).</summary>
    Validation,

    /// <summary>The credentials are wrong, expired or revoked (401).</summary>
    Authentication,

    /// <summary>The thing does not exist, or not for this caller (404).</summary>
    NotFound,

    /// <summary>It exists already, or was changed at the same time (409).</summary>
    Conflict,

    /// <summary>The version that the caller has seen is not the present one (412).</summary>
    PreconditionFailed,

    /// <summary>A rule of the business forbids it (422).</summary>
    BusinessRule,

    /// <summary>Too many attempts; try again later (429).</summary>
    RateLimited,

    /// <summary>A queue is full or the store is away; nothing was kept (503).</summary>
    Unavailable,

    /// <summary>Somebody else's service (Home Assistant) is not connected or gave no answer (502).</summary>
    Upstream,
}
