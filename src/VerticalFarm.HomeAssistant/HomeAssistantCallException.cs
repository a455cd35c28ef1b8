namespace VerticalFarm.HomeAssistant;

/// <summary>A question to Home Assistant has no answer.</summary>
/// <param name="result">Why.</param>
public sealed class HomeAssistantCallException(ServiceCallResult result)
    : Exception($"Home Assistant gave no answer: {result.Status} {result.ErrorCode} {result.ErrorMessage}".TrimEnd())
{
    /// <summary>Why there is no answer; never <see cref="ServiceCallStatus.Accepted"/>.</summary>
    public ServiceCallResult Result { get; } = result;
}
