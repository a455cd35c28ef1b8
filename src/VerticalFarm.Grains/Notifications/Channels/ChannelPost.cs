using Microsoft.Extensions.Options;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Notifications;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Notifications.Messages;
using VerticalFarm.Integrations.Email;
using VerticalFarm.Integrations.Sending;
using VerticalFarm.Integrations.Webhooks;

namespace VerticalFarm.Grains.Notifications.Channels;

/// <summary>Takes messages to where channels lead. One try each, with a time limit; never throws for what the other side does.</summary>
internal sealed class ChannelPost(WebhookSender webhooks, EmailSender emails, IOptions<SmtpOptions> smtp, ChannelSecrets secrets, IGrainFactory grains)
{
    /// <summary>What Home Assistant's apps show of a message, about.</summary>
    private const int MaxNotifyText = 1_000;

    /// <summary>Why a channel cannot lead there; null when it can.</summary>
    public async Task<Failure?> RefusalAsync(ChannelSpec spec)
    {
        switch (spec.Kind)
        {
            case ChannelKind.Webhook:
                return await webhooks.RefusalAsync(new Uri(spec.Url!), CancellationToken.None) is { } why
                    ? Failure.BusinessRule("A webhook cannot go to such an address", new FieldError("url", why))
                    : null;
            case ChannelKind.Email:
                return smtp.Value.IsConfigured ? null : Failure.BusinessRule("E-mail is not configured", new FieldError("kind", "cannot be email: no mail server is configured"));
            default:
                return null;
        }
    }

    /// <summary>Tries once.</summary>
    public Task<SendResult> SendAsync(Channel channel, OutgoingMessage message) => channel.Spec.Kind switch
    {
        ChannelKind.Webhook => webhooks.SendAsync(
            new WebhookMessage
            {
                Url = new Uri(channel.Target),
                DeliveryId = message.Id,
                Event = WebhookBody.EventOf(message),
                Body = WebhookBody.Of(message),
                Secret = secrets.Unprotect(channel.Id, channel.ProtectedSecret!),
                At = message.At,
            },
            CancellationToken.None),
        ChannelKind.Email => emails.SendAsync(
            new EmailMessage
            {
                To = channel.Target,
                Subject = MessageWords.Subject(message),
                Text = MessageWords.Text(message),
                Html = MessageWords.Html(message),
                DeliveryId = message.Id,
                At = message.At,
            },
            CancellationToken.None),
        _ => NotifyAsync(channel, message),
    };

    private async Task<SendResult> NotifyAsync(Channel channel, OutgoingMessage message)
    {
        var text = MessageWords.Text(message);
        var home = grains.GetGrain<IHomeAssistantGrain>(channel.FarmId);
        try
        {
            var result = await home.Notify(new HomeAssistantMessage(channel.Target, MessageWords.Subject(message), text.Length <= MaxNotifyText ? text : text[..(MaxNotifyText - (char.IsHighSurrogate(text[MaxNotifyText - 1]) ? 1 : 0))]));
            return result.Failure switch
            {
                null => SendResult.Delivered,
                { Kind: FailureKind.Upstream } away => SendResult.Failed(away.Message),
                var refused => SendResult.Refused(refused.Message),
            };
        }
        catch (Exception fault) when (fault is OrleansException or TimeoutException)
        {
            return SendResult.Failed("Home Assistant could not be reached through the cluster");
        }
    }
}
