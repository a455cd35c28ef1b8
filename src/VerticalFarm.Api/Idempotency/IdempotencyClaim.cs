namespace VerticalFarm.Api.Idempotency;

/// <summary>What a request with a key finds.</summary>
internal abstract record IdempotencyClaim
{
    /// <summary>It is this request's to do; what it makes shall have this id.</summary>
    public sealed record Mine(Guid ResourceId) : IdempotencyClaim;

    /// <summary>It was done before, with this answer.</summary>
    public sealed record Done(StoredAnswer Answer) : IdempotencyClaim;

    /// <summary>Another request with this key is being served.</summary>
    public sealed record InProgress : IdempotencyClaim;

    /// <summary>The key was used for something else.</summary>
    public sealed record OtherRequest : IdempotencyClaim;
}
