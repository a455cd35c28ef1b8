namespace VerticalFarm.Telemetry;

/// <summary>The database of readings did not do what was asked, or did not say so in time. Trying again later is harmless.</summary>
/// <param name="message">What was not done.</param>
/// <param name="innerException">What the database said, if it said something.</param>
public sealed class ReadingStoreUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
