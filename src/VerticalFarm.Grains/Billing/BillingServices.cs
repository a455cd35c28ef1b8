using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VerticalFarm.Integrations.Billing;

namespace VerticalFarm.Grains.Billing;

internal static class BillingServices
{
    /// <summary>What plans need beside their own state.</summary>
    public static void AddBilling(this IServiceCollection services)
    {
        services.AddOptions<BillingOptions>().BindConfiguration("Billing").Configure<IConfiguration>((options, configuration) =>
        {
            options.SecretKey = configuration[BillingOptions.SecretKeyVariable] ?? "";
            options.WebhookSecret = configuration[BillingOptions.WebhookSecretVariable] ?? "";
        }).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BillingOptions>, BillingOptionsValidator>();
        services.AddSingleton<StripeSubscriptions>();
        services.AddSingleton<StripeEvents>();
        services.AddSingleton<BillingEventLog>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, BillingNotice>();
    }
}
