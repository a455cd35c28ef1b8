using System.Diagnostics;

namespace VerticalFarm.Testing;

/// <summary>Runs a program to its end.</summary>
internal static class ShellCommand
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <exception cref="InvalidOperationException">It failed; the message holds what it printed.</exception>
    public static async Task RunAsync(params string[] command)
    {
        using var process = Start(command);
        process.StandardInput.Close();
        using var timeout = new CancellationTokenSource(Timeout);
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var error = process.StandardError.ReadToEndAsync(timeout.Token);
        await process.WaitForExitAsync(timeout.Token);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{string.Join(' ', command)}' ended with {process.ExitCode}: {await output}{await error}");
        }
    }

    /// <summary>Starts a program and leaves it running, its streams piped to us.</summary>
    public static Process Start(params string[] command) =>
        Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;
}
