namespace VerticalFarm.Contracts.Calls;

/// <summary>The call filter refused a call before the grain saw it.</summary>
[GenerateSerializer, Alias("VerticalFarm.CallRefusedException")]
public sealed class CallRefusedException : Exception
{
    /// <summary>Refuses for one of the reasons there are.</summary>
    public CallRefusedException(CallRefusal refusal, string message)
        : base(message) => Refusal = refusal;

    /// <summary>Why it was refused.</summary>
    [Id(0)]
    public CallRefusal Refusal { get; }
}
