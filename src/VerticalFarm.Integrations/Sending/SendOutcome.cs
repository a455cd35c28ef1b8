namespace VerticalFarm.Integrations.Sending;

/// <summary>What came of sending a message, in a word.</summary>
public enum SendOutcome
{
    /// <summary>Whoever it went to has taken it.</summary>
    Delivered,

    /// <summary>It failed, and may go well at another time.</summary>
    Failed,

    /// <summary>It is refused for good: trying again will not help.</summary>
    Refused,
}
