using System.ComponentModel.DataAnnotations;
using System.Net.Mail;
using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.HomeAssistant;

namespace VerticalFarm.Contracts.Notifications;

/// <summary>What an owner says of a channel.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ChannelSpec")]
public sealed record ChannelSpec
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 100;

    /// <summary>The longest address of a webhook, in characters.</summary>
    public const int MaxUrlLength = 2048;

    /// <summary>The most minutes that a digest gathers: a day.</summary>
    public const int MaxDigestMinutes = 1440;

    /// <summary>The most minutes until an alert is told again: a day.</summary>
    public const int MaxEscalateMinutes = 1440;

    /// <summary>How it reaches people; stays as it is.</summary>
    [Id(0)]
    public required ChannelKind Kind { get; init; }

    /// <summary>1 to 100 characters, trimmed, not blank.</summary>
    [Id(1), StringLength(MaxNameLength, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>Of a webhook: where to, http or https, at an address of the public internet.</summary>
    [Id(2), StringLength(MaxUrlLength, MinimumLength = 1)]
    public string? Url { get; init; }

    /// <summary>Of an e-mail channel: the address.</summary>
    [Id(3), StringLength(Registration.MaxEmailLength, MinimumLength = 1)]
    public string? To { get; init; }

    /// <summary>Of a Home Assistant channel: the notify service, such as <c>mobile_app_phone</c>; with <c>notify.</c> before it or without.</summary>
    [Id(4), StringLength(EntityIds.MaxLength, MinimumLength = 1), RegularExpression("^(notify\\.)?[a-z0-9_]+$")]
    public string? Service { get; init; }

    /// <summary>Whether it is in use. What happens while it is not is not told later.</summary>
    [Id(5)]
    public bool Enabled { get; init; } = true;

    /// <summary>Which alerts it is told of.</summary>
    [Id(6)]
    public AlertsWanted Alerts { get; init; } = AlertsWanted.All;

    /// <summary>How bad an alert must be to be told.</summary>
    [Id(7)]
    public AlertSeverity MinSeverity { get; init; } = AlertSeverity.Warning;

    /// <summary>Whether it gets the daily reports.</summary>
    [Id(8)]
    public bool Reports { get; init; }

    /// <summary>Gathers alerts that are not critical into one message, for so many minutes after the first of them, 1 to 1440; null to tell each at once.</summary>
    [Id(9), Range(1, MaxDigestMinutes)]
    public int? DigestMinutes { get; init; }

    /// <summary>When only critical alerts are told; the others wait until they end.</summary>
    [Id(10)]
    public QuietHours? QuietHours { get; init; }

    /// <summary>Tells again of a critical alert that nobody has acknowledged so many minutes after it opened, 1 to 1440; null for never.</summary>
    [Id(11), Range(1, MaxEscalateMinutes)]
    public int? EscalateAfterMinutes { get; init; }

    /// <summary>Every field that is not valid.</summary>
    public IEnumerable<FieldError> Errors()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > MaxNameLength)
        {
            yield return new FieldError("name", $"must have 1 to {MaxNameLength} characters and not be blank");
        }

        foreach (var error in TargetErrors())
        {
            yield return error;
        }

        if (DigestMinutes is < 1 or > MaxDigestMinutes)
        {
            yield return new FieldError("digest_minutes", $"must be a whole number from 1 to {MaxDigestMinutes}");
        }

        if (EscalateAfterMinutes is < 1 or > MaxEscalateMinutes)
        {
            yield return new FieldError("escalate_after_minutes", $"must be a whole number from 1 to {MaxEscalateMinutes}");
        }
        else if (Alerts == AlertsWanted.Escalated && EscalateAfterMinutes is null)
        {
            yield return new FieldError("escalate_after_minutes", "is required for a channel that is told only of what nobody acknowledged");
        }

        foreach (var error in QuietHours?.Errors() ?? [])
        {
            yield return error;
        }
    }

    private IEnumerable<FieldError> TargetErrors()
    {
        foreach (var (name, kind, value) in new[] { ("url", ChannelKind.Webhook, Url), ("to", ChannelKind.Email, To), ("service", ChannelKind.HomeAssistant, Service) })
        {
            if (kind != Kind && value is not null)
            {
                yield return new FieldError(name, $"makes no sense for a channel of kind {EnumNames.Of(Kind)}");
            }
            else if (kind == Kind && value is null)
            {
                yield return new FieldError(name, "is required");
            }
            else if (kind == Kind && !IsTarget(value!))
            {
                yield return new FieldError(name, kind switch
                {
                    ChannelKind.Webhook => $"must be an http or https address without user name, of at most {MaxUrlLength} characters",
                    ChannelKind.Email => "must be an e-mail address",
                    _ => "must be the name of a notify service, such as mobile_app_phone",
                });
            }
        }
    }

    private bool IsTarget(string value) => Kind switch
    {
        ChannelKind.Webhook => value.Length <= MaxUrlLength && Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https") && url is { UserInfo.Length: 0, Host.Length: > 0 },
        ChannelKind.Email => value.Length <= Registration.MaxEmailLength && !value.Any(char.IsControl) && MailAddress.TryCreate(value, out var address) && address.Address == value,
        _ => EntityIds.IsValid(value.StartsWith("notify.", StringComparison.Ordinal) ? value : $"notify.{value}"),
    };
}
