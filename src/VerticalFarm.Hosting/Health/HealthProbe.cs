namespace VerticalFarm.Hosting.Health;

/// <summary>Asks a running host how it is: the health check of images that have no shell and no curl.</summary>
public static class HealthProbe
{
    private const string Argument = "--probe";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(4);

    /// <summary>Whether the program was started to ask, with <c>--probe URL</c>, and not to serve.</summary>
    public static bool IsAsked(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return args is [Argument, _];
    }

    /// <summary>Asks the address.</summary>
    /// <returns>The exit code of the process: 0 when the answer is a success, else 1.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        using var http = new HttpClient { Timeout = Timeout };
        try
        {
            using var answer = await http.GetAsync(new Uri(args[1]));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            return 1;
        }
    }
}
