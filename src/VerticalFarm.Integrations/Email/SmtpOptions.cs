namespace VerticalFarm.Integrations.Email;

/// <summary>The mail server that takes our e-mails. Section <c>Smtp</c>.</summary>
public sealed class SmtpOptions
{
    /// <summary>Its name or address. Default: none; then there is no e-mail.</summary>
    public string? Host { get; set; }

    /// <summary>Its port. Default 587.</summary>
    public int Port { get; set; } = 587;

    /// <summary>Whom to sign in as. Default: nobody.</summary>
    public string? User { get; set; }

    /// <summary>What proves it.</summary>
    public string? Password { get; set; }

    /// <summary>The address that e-mails come from. Needed with a host.</summary>
    public string? From { get; set; }

    /// <summary>How the connection is made safe. Default <see cref="SmtpSecurity.StartTls"/>.</summary>
    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    /// <summary>How long the server may take over one e-mail, 1 s to 1 min. Default 20 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether there is e-mail at all.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(Host);
}
