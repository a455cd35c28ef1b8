using System.CommandLine;

namespace VerticalFarm.Simulator.Commands;

/// <summary><c>probe</c>: asks a running virtual farm how it is; the health check of an image that has no shell and no curl.</summary>
internal static class ProbeCommand
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(4);

    private static readonly Argument<string> Address = new("address") { Description = "What to ask, such as http://127.0.0.1:8123/health." };

    public static Command Create()
    {
        var command = new Command("probe", "Ends with 0 when the address answers with success, else with 1.") { Address };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stopping)
    {
        if (!Uri.TryCreate(parsed.GetValue(Address), UriKind.Absolute, out var address))
        {
            return 1;
        }

        using var http = new HttpClient { Timeout = Timeout };
        try
        {
            using var answer = await http.GetAsync(address, stopping);
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or NotSupportedException)
        {
            return 1;
        }
    }
}
