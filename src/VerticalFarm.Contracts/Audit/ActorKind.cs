namespace VerticalFarm.Contracts.Audit;

/// <summary>What kind of actor made a change.</summary>
public enum ActorKind
{
    /// <summary>A person, signed in.</summary>
    User,

    /// <summary>A device or logger with an API key.</summary>
    ApiKey,

    /// <summary>The system itself, unasked.</summary>
    System,
}
