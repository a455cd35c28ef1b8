using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace VerticalFarm.Api.Tests.OpenApi;

/// <summary>Runs a program of Node.js in the folder <c>checks</c>, with its packages there.</summary>
internal static class NodeTool
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly SemaphoreSlim OneInstall = new(1);

    public static async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        var folder = Path.Combine(Here(), "checks");
        await OneInstall.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (!File.Exists(Path.Combine(folder, "node_modules", ".package-lock.json")))
            {
                var (failed, said) = await RunInAsync(folder, "npm", "ci", "--no-audit", "--no-fund");
                Assert.True(failed == 0, said);
            }
        }
        finally
        {
            OneInstall.Release();
        }

        return await RunInAsync(folder, program, arguments);
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private static async Task<(int ExitCode, string Output)> RunInAsync(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["REDOCLY_TELEMETRY"] = "off";
        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output + await error);
    }
}
