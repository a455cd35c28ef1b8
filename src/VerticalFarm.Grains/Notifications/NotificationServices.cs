using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using VerticalFarm.Grains.Notifications.Channels;
using VerticalFarm.Integrations.Email;
using VerticalFarm.Integrations.Webhooks;

namespace VerticalFarm.Grains.Notifications;

internal static class NotificationServices
{
    /// <summary>What notifications need: where they are kept, and the ways out of the house.</summary>
    public static void AddNotifications(this IServiceCollection services)
    {
        services.AddOptions<WebhookOptions>().BindConfiguration("Webhooks").ValidateOnStart();
        services.AddOptions<SmtpOptions>().BindConfiguration("Smtp").ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebhookOptions>, WebhookOptionsValidator>();
        services.AddSingleton<IValidateOptions<SmtpOptions>, SmtpOptionsValidator>();
        services.TryAddSingleton(provider => new WebhookSender(provider.GetRequiredService<IOptions<WebhookOptions>>().Value));

        // By the time of the machine, whatever the clock of the grains: it is a network that is waited for.
        services.TryAddSingleton(provider => new EmailSender(provider.GetRequiredService<IOptions<SmtpOptions>>().Value, TimeProvider.System));
        services.AddSingleton<NotificationStore>();
        services.AddSingleton<DeliveryHistory>();
        services.AddSingleton<ChannelStore>();
        services.AddSingleton<ChannelSecrets>();
        services.AddSingleton<ChannelPost>();
        services.AddSingleton<INotificationOutbox, NotificationOutbox>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, NotificationWatch>();
    }
}
