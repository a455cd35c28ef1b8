namespace VerticalFarm.Integrations.Email;

/// <summary>How the connection to a mail server is made safe.</summary>
public enum SmtpSecurity
{
    /// <summary>In clear at first, then TLS by STARTTLS, or not at all.</summary>
    StartTls,

    /// <summary>TLS from the first byte, as on port 465.</summary>
    Tls,

    /// <summary>By STARTTLS where the server offers it, else in clear.</summary>
    Auto,

    /// <summary>In clear. For a server on the same machine or network.</summary>
    None,
}
