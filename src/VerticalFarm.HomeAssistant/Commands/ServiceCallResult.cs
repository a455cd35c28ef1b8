namespace VerticalFarm.HomeAssistant;

/// <summary>What became of a service call.</summary>
/// <param name="Status">In a word.</param>
/// <param name="ErrorCode">Home Assistant's code, such as not_found or home_assistant_error; null when it gave none.</param>
/// <param name="ErrorMessage">Why not, in words; null or empty when there are none.</param>
public sealed record ServiceCallResult(ServiceCallStatus Status, string? ErrorCode, string? ErrorMessage)
{
    /// <summary>Why not, for a person: the message, else the code; some errors have neither.</summary>
    public string Why => ErrorMessage is { Length: > 0 } message ? message : ErrorCode ?? "it does not say why";
}

/// <summary>What became of a service call, in a word.</summary>
public enum ServiceCallStatus
{
    /// <summary>Home Assistant took it and its code has run. No proof that anything moved.</summary>
    Accepted,

    /// <summary>Home Assistant answered with an error.</summary>
    Refused,

    /// <summary>No answer in time. It may still be carried out.</summary>
    TimedOut,

    /// <summary>The connection was not there or went while waiting. If it had been sent it may still be carried out.</summary>
    Disconnected,
}
