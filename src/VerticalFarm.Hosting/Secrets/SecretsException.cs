namespace VerticalFarm.Hosting.Secrets;

/// <summary>The stored keys cannot be opened with the configured <c>SECRETS_KEY</c>; the message says what to do.</summary>
public sealed class SecretsException : Exception
{
    /// <summary>Creates the exception.</summary>
    public SecretsException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
