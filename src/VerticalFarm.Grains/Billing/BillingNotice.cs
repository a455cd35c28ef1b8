using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VerticalFarm.Integrations.Billing;

namespace VerticalFarm.Grains.Billing;

/// <summary>Tells whoever began to set billing up what is missing: half of it sells nothing.</summary>
internal sealed partial class BillingNotice(IOptions<BillingOptions> options, ILogger<BillingNotice> logger) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(BillingNotice), ServiceLifecycleStage.Active, _ =>
    {
        if (options.Value is { SecretKey.Length: > 0, IsComplete: false } or { WebhookSecret.Length: > 0, IsComplete: false })
        {
            LogIncomplete(logger, string.Join(", ", options.Value.Missing()));
        }

        return Task.CompletedTask;
    });

    [LoggerMessage(Level = LogLevel.Warning, Message = "Billing is not complete, so no plan can be taken; missing: {Names}")]
    private static partial void LogIncomplete(ILogger logger, string names);
}
