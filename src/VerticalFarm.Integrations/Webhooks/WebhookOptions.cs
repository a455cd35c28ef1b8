namespace VerticalFarm.Integrations.Webhooks;

/// <summary>How webhooks are sent. Section <c>Webhooks</c>.</summary>
public sealed class WebhookOptions
{
    /// <summary>
    /// Whether webhooks may go to private addresses (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10, fc00::/7, ...). Default false: with it, whoever owns a farm can have
    /// the silos send to what stands beside them. Loopback and link-local addresses are refused whatever this says.
    /// </summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>How long a receiver may take to answer, 1 s to 1 min. Default 10 s; longer lets a slow one hold up what waits behind it.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);
}
