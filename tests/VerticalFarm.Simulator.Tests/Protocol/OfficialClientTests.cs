using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace VerticalFarm.Simulator.Tests.Protocol;

/// <summary>Home Assistant's own client library takes the virtual farm for a Home Assistant.</summary>
public sealed class OfficialClientTests
{
    private const string Token = "a token of the tests";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task The_official_client_signs_in_reads_subscribes_moves_a_fan_and_survives_a_restart()
    {
        var folder = Path.Combine(Here(), "official-client");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "ws")))
        {
            await RunAsync(folder, "npm", "ci", "--no-audit", "--no-fund");
        }

        await using var server = await SimulatorServer.StartAsync(new SimulatorOptions { Token = Token }, TestContext.Current.CancellationToken);
        var seen = JsonElement.Parse(await RunAsync(folder, "node", "client.mjs", server.Url.ToString().TrimEnd('/'), Token));

        Assert.Equal("refused", seen.GetProperty("wrongToken").GetString());
        Assert.Equal("2023.12.4", seen.GetProperty("version").GetString());
        Assert.Equal("RUNNING", seen.GetProperty("state").GetString());
        Assert.Contains("sensor.grow_room_temperature", seen.GetProperty("states").EnumerateArray().Select(id => id.GetString()));
        Assert.Contains("turn_on", seen.GetProperty("services").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(["off", "on"], seen.GetProperty("fan").GetProperty("states").EnumerateArray().Select(state => state.GetString()));
        Assert.Equal(50, seen.GetProperty("fan").GetProperty("percentage").GetInt32());
        Assert.Equal("not_found", seen.GetProperty("unknownService").GetString());
        Assert.Equal(["disconnected", "ready"], seen.GetProperty("restart").GetProperty("events").EnumerateArray().Select(name => name.GetString()));
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private static async Task<string> RunAsync(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.ExitCode == 0, await error);
        return await output;
    }
}
