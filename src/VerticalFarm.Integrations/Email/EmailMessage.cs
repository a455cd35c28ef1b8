namespace VerticalFarm.Integrations.Email;

/// <summary>An e-mail to be sent, as text and as a page.</summary>
public sealed record EmailMessage
{
    /// <summary>Whom it is to.</summary>
    public required string To { get; init; }

    /// <summary>Its subject, one line.</summary>
    public required string Subject { get; init; }

    /// <summary>What it says, as plain text.</summary>
    public required string Text { get; init; }

    /// <summary>What it says, as a self-contained page.</summary>
    public required string Html { get; init; }

    /// <summary>The same at every try: goes into its Message-Id, by which mail programs know what they have had already.</summary>
    public required Guid DeliveryId { get; init; }

    /// <summary>When it is sent.</summary>
    public required DateTimeOffset At { get; init; }
}
