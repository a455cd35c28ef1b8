namespace VerticalFarm.Contracts.HomeAssistant;

/// <summary>What became of a command that was handed to Home Assistant.</summary>
/// <param name="CommandId">The command.</param>
/// <param name="Outcome">In a word.</param>
/// <param name="Message">Why it failed, in words.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.DispatchReport")]
public sealed record DispatchReport([property: Id(0)] Guid CommandId, [property: Id(1)] DispatchOutcome Outcome, [property: Id(2)] string? Message);

/// <summary>What became of a command that was handed to Home Assistant, in a word.</summary>
public enum DispatchOutcome
{
    /// <summary>The service call was taken; no proof that anything moved.</summary>
    Accepted,

    /// <summary>The entity cannot do that, or Home Assistant says no: trying again will not help.</summary>
    Refused,

    /// <summary>No answer in time, or the connection went: it may or may not have been done.</summary>
    Unanswered,

    /// <summary>Home Assistant is not connected: nothing was sent.</summary>
    NotConnected,

    /// <summary>Its time was over before it could be sent: nothing was sent.</summary>
    TooLate,
}
