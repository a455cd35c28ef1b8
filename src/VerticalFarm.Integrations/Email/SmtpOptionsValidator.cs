using System.Net;
using Microsoft.Extensions.Options;
using MimeKit;

namespace VerticalFarm.Integrations.Email;

/// <summary>A mail server that is half set up is told of at the start, not with the first alert.</summary>
public sealed class SmtpOptionsValidator : IValidateOptions<SmtpOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SmtpOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!options.IsConfigured)
        {
            return ValidateOptionsResult.Success;
        }

        if (!MailboxAddress.TryParse(options.From ?? "", out _))
        {
            return ValidateOptionsResult.Fail("Smtp__From must be the address that e-mails come from, such as farm@example.org, when Smtp__Host is set.");
        }

        if (options.Port is < 1 or > IPEndPoint.MaxPort)
        {
            return ValidateOptionsResult.Fail("Smtp__Port must be a port from 1 to 65535.");
        }

        if (options.Timeout < TimeSpan.FromSeconds(1) || options.Timeout > TimeSpan.FromMinutes(1))
        {
            return ValidateOptionsResult.Fail("Smtp__Timeout must be from 00:00:01 to 00:01:00.");
        }

        return options.User is { Length: > 0 } && string.IsNullOrEmpty(options.Password)
            ? ValidateOptionsResult.Fail("Smtp__Password must be set when Smtp__User is.")
            : ValidateOptionsResult.Success;
    }
}
