using System.Text.Json;

namespace VerticalFarm.HomeAssistant.Tests.Entities;

/// <summary>States for tests of pure logic.</summary>
internal static class States
{
    public static readonly DateTimeOffset At = new(2026, 11, 23, 9, 15, 0, TimeSpan.Zero);

    public static EntityState Of(string entityId, string state, string attributes = "{}") =>
        new(entityId, state, JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(attributes)!, At.AddMinutes(-1), At);
}
