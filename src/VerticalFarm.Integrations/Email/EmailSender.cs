using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using VerticalFarm.Integrations.Sending;

namespace VerticalFarm.Integrations.Email;

/// <summary>Hands e-mails to the mail server that is configured. Each try makes a connection of its own. Safe to use from several threads.</summary>
public sealed class EmailSender(SmtpOptions options, TimeProvider time)
{
    /// <summary>Tries once. Never throws for what the server or the network does.</summary>
    public async Task<SendResult> SendAsync(EmailMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (!options.IsConfigured)
        {
            return SendResult.Failed("E-mail is not configured");
        }

        using var patience = new PatientToken(options.Timeout, time, cancellationToken);
        try
        {
            using var mail = Compose(message);
            await SendAsync(mail, patience.Token);
            return SendResult.Delivered;
        }
        catch (SmtpCommandException said)
        {
            var words = $"The mail server said {(int)said.StatusCode}: {PeerText.Fit(said.Message)}";
            return IsForGood(said) ? SendResult.Refused(words) : SendResult.Failed(words);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return SendResult.Failed(string.Create(null, $"The mail server took longer than {options.Timeout.TotalSeconds:0} seconds"));
        }
        catch (AuthenticationException)
        {
            return SendResult.Failed("The mail server does not take the user and password that are configured");
        }
        catch (SslHandshakeException)
        {
            return SendResult.Failed("No secure connection to the mail server: its certificate is not trusted, or it speaks no TLS");
        }
        catch (SocketException fault)
        {
            return SendResult.Failed($"No connection to the mail server: {fault.SocketErrorCode}");
        }
        catch (Exception fault) when (fault is ProtocolException or ServiceNotConnectedException or IOException or NotSupportedException)
        {
            return SendResult.Failed($"The mail server does not do as it should: {PeerText.Fit(fault.Message)}");
        }
    }

    private async Task SendAsync(MimeMessage mail, CancellationToken ct)
    {
        using var client = new SmtpClient { Timeout = (int)options.Timeout.TotalMilliseconds };
        await client.ConnectAsync(options.Host!, options.Port, Security(), ct);
        if (options.User is { Length: > 0 } user)
        {
            await client.AuthenticateAsync(user, options.Password ?? "", ct);
        }

        await client.SendAsync(mail, ct);

        // It is delivered: a goodbye that goes wrong must not have it sent again.
        try
        {
            await client.DisconnectAsync(quit: true, ct);
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException or ProtocolException or SocketException)
        {
            // Nothing to do about it.
        }
    }

    private MimeMessage Compose(EmailMessage message)
    {
        var from = MailboxAddress.Parse(options.From ?? "");
        var mail = new MimeMessage
        {
            Subject = PeerText.Fit(message.Subject),
            Date = message.At,
            MessageId = $"{message.DeliveryId:N}@{from.Domain}",
            Body = new BodyBuilder { TextBody = message.Text, HtmlBody = message.Html }.ToMessageBody(),
        };
        mail.From.Add(new MailboxAddress(from.Name ?? "VerticalFarm", from.Address));
        mail.To.Add(MailboxAddress.Parse(message.To));
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return mail;
    }

    private SecureSocketOptions Security() => options.Security switch
    {
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        SmtpSecurity.Auto => SecureSocketOptions.StartTlsWhenAvailable,
        SmtpSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };

    // Of the recipient only: what is said of us (too many, no relaying, a message that looks like spam) may be mended by whoever runs the cluster.
    private static bool IsForGood(SmtpCommandException said) => said.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)said.StatusCode is 550 or 551 or 553;
}
