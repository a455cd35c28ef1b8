using System.Text.Json;
using VerticalFarm.HomeAssistant.Connection;

namespace VerticalFarm.HomeAssistant.Runner;

/// <summary>
/// Waits until Home Assistant has started. Before that it authenticates, but knows a tenth of its entities, and many of
/// those as unknown. Asked again and again rather than told by an event: users who are no administrators may not subscribe to it.
/// </summary>
internal sealed class Startup(HomeAssistantConnection connection, HomeAssistantOptions options, TimeProvider time)
{
    /// <summary>Waits, without limit while the connection stands: a start can take many minutes.</summary>
    /// <returns>The unit of its temperatures; null when the connection ended or does not tell.</returns>
    public async Task<string?> WaitAsync(CancellationToken ct)
    {
        while (true)
        {
            var config = await connection.CallAsync(Messages.GetConfig(), options.CallTimeout, ct);
            if (config.Status != ServiceCallStatus.Accepted || Text(config.Result, "state") is not { } state)
            {
                connection.End(DisconnectReason.ProtocolError, $"Home Assistant does not tell its configuration ({config.ErrorCode ?? config.Status.ToString()}).");
                return null;
            }

            if (state == "RUNNING")
            {
                return TemperatureUnit(config.Result);
            }

            await Task.Delay(options.StartupPollInterval, time, ct);
        }
    }

    private static string TemperatureUnit(JsonElement config) =>
        config.TryGetProperty("unit_system", out var units) && Text(units, "temperature") is { } unit ? unit : "°C";

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
