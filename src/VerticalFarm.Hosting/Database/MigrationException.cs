namespace VerticalFarm.Hosting.Database;

/// <summary>The schema could not be brought to the version that this program needs; the message says why and what to do.</summary>
public sealed class MigrationException : Exception
{
    /// <summary>Creates the exception.</summary>
    public MigrationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
