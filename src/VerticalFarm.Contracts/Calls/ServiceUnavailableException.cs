namespace VerticalFarm.Contracts.Calls;

/// <summary>The database cannot serve just now. What was asked may be asked again; nothing was acknowledged.</summary>
[GenerateSerializer, Alias("VerticalFarm.ServiceUnavailableException")]
public sealed class ServiceUnavailableException : Exception
{
    /// <summary>Says what is away, without inner text: this reaches clients.</summary>
    public ServiceUnavailableException(string message)
        : base(message)
    {
    }
}
