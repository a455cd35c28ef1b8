using Microsoft.AspNetCore.DataProtection;
using VerticalFarm.Grains.Accounts;

namespace VerticalFarm.Grains.Notifications.Channels;

/// <summary>What webhooks are signed with: 256 random bits, kept encrypted with the cluster's key ring, each bound to its channel.</summary>
internal sealed class ChannelSecrets(IDataProtectionProvider protection)
{
    /// <summary>So that who finds one knows what it is.</summary>
    private const string Prefix = "vfw_";

    public static string New() => Prefix + SessionSecret.New();

    public string Protect(Guid channelId, string secret) => Protector(channelId).Protect(secret);

    public string Unprotect(Guid channelId, string secret) => Protector(channelId).Unprotect(secret);

    private IDataProtector Protector(Guid channelId) => protection.CreateProtector("VerticalFarm.Notifications.Secret", channelId.ToString());
}
