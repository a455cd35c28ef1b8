namespace VerticalFarm.HomeAssistant.Transport;

/// <summary>How a stream of messages came to its end.</summary>
internal enum TransportEnd
{
    /// <summary>It has not: there is a message.</summary>
    None,

    /// <summary>The peer sent a close frame.</summary>
    Closed,

    /// <summary>The TCP connection broke.</summary>
    Broken,

    /// <summary>A message over the limit.</summary>
    TooLarge,

    /// <summary>A frame that is not text.</summary>
    NotText,
}
