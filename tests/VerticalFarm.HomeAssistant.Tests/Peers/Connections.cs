using VerticalFarm.HomeAssistant.Client;
using VerticalFarm.HomeAssistant.Connection;
using VerticalFarm.HomeAssistant.Transport;

namespace VerticalFarm.HomeAssistant.Tests.Peers;

/// <summary>Connections without a client's own first command, so that ids begin at 1 as in the recordings.</summary>
internal static class Connections
{
    public static async Task<HomeAssistantConnection> OpenAsync(ScriptedPeer peer, TimeProvider time, HomeAssistantOptions? options = null)
    {
        var ct = TestContext.Current.CancellationToken;
        using var opener = new WebSocketOpener(peer.Endpoint, options ?? new HomeAssistantOptions(), time);
        var opening = await opener.OpenAsync(ct);
        Assert.Equal("", opening.Failure);
        var authentication = await new Authentication(peer.Endpoint, options ?? new HomeAssistantOptions(), time).RunAsync(opening.Transport!, ct);
        Assert.Null(authentication.Failure);
        return new HomeAssistantConnection(opening.Transport!, authentication.Version, options ?? new HomeAssistantOptions(), time);
    }
}
