namespace VerticalFarm.Integrations.Sending;

/// <summary>What came of sending a message.</summary>
/// <param name="Outcome">In a word.</param>
/// <param name="Error">Why it failed, for the eyes of whoever set it up; null when it did not.</param>
/// <param name="RetryAfter">How long the other side asks to wait before the next try; null when it does not.</param>
public sealed record SendResult(SendOutcome Outcome, string? Error = null, TimeSpan? RetryAfter = null)
{
    /// <summary>It was taken.</summary>
    public static SendResult Delivered { get; } = new(SendOutcome.Delivered);

    /// <summary>It failed, and is worth another try.</summary>
    public static SendResult Failed(string error, TimeSpan? retryAfter = null) => new(SendOutcome.Failed, error, retryAfter);

    /// <summary>It is refused for good.</summary>
    public static SendResult Refused(string error) => new(SendOutcome.Refused, error);
}
