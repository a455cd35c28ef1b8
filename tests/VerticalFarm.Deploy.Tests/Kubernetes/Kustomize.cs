using System.Diagnostics;

namespace VerticalFarm.Deploy.Tests.Kubernetes;

/// <summary>Renders an overlay with kubectl or kustomize, where one is installed.</summary>
internal static class Kustomize
{
    private static readonly string[][] Tools = [["kubectl", "kustomize"], ["kustomize", "build"]];

    /// <summary>The rendered objects as YAML; null where neither tool is installed.</summary>
    public static string? TryRender(string folder)
    {
        foreach (var tool in Tools)
        {
            if (IsInstalled(tool[0]))
            {
                using var process = Process.Start(new ProcessStartInfo(tool[0], [.. tool[1..], folder]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
                var errors = process.StandardError.ReadToEndAsync();
                var output = process.StandardOutput.ReadToEnd();
                process.WaitForExit();
                Assert.True(process.ExitCode == 0, errors.GetAwaiter().GetResult());
                return output;
            }
        }

        return null;
    }

    private static bool IsInstalled(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, program)));
}
