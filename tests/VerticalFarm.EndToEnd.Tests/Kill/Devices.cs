using System.Text.Json;
using VerticalFarm.Testing;

namespace VerticalFarm.EndToEnd.Tests.Kill;

/// <summary>Devices over REST.</summary>
internal static class Devices
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Makes one and waits until it is seen; its id.</summary>
    public static async Task<string> AddAsync(Farm grower, string farm, string type, string entity, object safety, CancellationToken ct)
    {
        var made = await grower.PostAsync($"farms/{farm}/devices", new { name = type, type, entity_id = entity, safety }, ct);
        var id = made.GetProperty("id").GetString()!;
        await IsOnlineAsync(grower, id, ct);
        return id;
    }

    /// <summary>Asks for it, which wakes it and its connection, until it is seen.</summary>
    public static Task IsOnlineAsync(Farm grower, string device, CancellationToken ct) => Eventually.BecomesTrueAsync(
        async () => (await grower.GetAsync($"devices/{device}", ct)).GetProperty("availability").GetString() == "online", Patience, $"{device} is online", ct);

    /// <summary>Its newest hundred commands.</summary>
    public static Task<JsonElement[]> CommandsAsync(Farm grower, string device, CancellationToken ct) =>
        grower.ItemsAsync($"devices/{device}/commands?limit=100", ct);
}
