using System.CommandLine;
using System.Net;

namespace VerticalFarm.Simulator.Commands;

/// <summary><c>serve</c>: runs the virtual farm until it is told to stop.</summary>
internal static class ServeCommand
{
    private const string TokenVariable = "SIMULATOR_TOKEN";

    private static readonly Option<string> Host = new("--host") { Description = "IP address to listen on.", DefaultValueFactory = _ => "127.0.0.1" };
    private static readonly Option<int> Port = new("--port") { Description = "TCP port; 0 takes a free one.", DefaultValueFactory = _ => 8123 };
    private static readonly Option<string?> Token = new("--token") { Description = $"Access token; better {TokenVariable} or --token-file, which other users of the machine cannot see." };
    private static readonly Option<FileInfo?> TokenFile = new("--token-file") { Description = "File whose first line is the access token." };
    private static readonly Option<int> Seed = new("--seed") { Description = "Seed of the sensors' noise.", DefaultValueFactory = _ => 42 };
    private static readonly Option<double> Speed = new("--speed") { Description = "Seconds in the room for each on the wall clock.", DefaultValueFactory = _ => 1 };
    private static readonly Option<double> ReportSeconds = new("--report-seconds") { Description = "Seconds between reports of a sensor.", DefaultValueFactory = _ => 2 };
    private static readonly Option<FileInfo?> State = new("--state") { Description = "File that keeps room and actuators over restarts." };

    public static Command Create()
    {
        Host.Validators.Add(result => Require(result, IPAddress.TryParse(result.GetValueOrDefault<string>(), out _), "--host must be an IP address."));
        Port.Validators.Add(result => Require(result, result.GetValueOrDefault<int>() is >= 0 and <= 65_535, "--port must be 0 to 65535."));
        Speed.Validators.Add(result => Require(result, result.GetValueOrDefault<double>() is >= 0.001 and <= 10_000, "--speed must be 0.001 to 10000."));
        ReportSeconds.Validators.Add(result =>
            Require(result, result.GetValueOrDefault<double>() is >= 0.01 and <= 86_400, "--report-seconds must be 0.01 to 86400."));

        var command = new Command("serve", "Serves Home Assistant's API over a simulated growing room.")
        {
            Host, Port, Token, TokenFile, Seed, Speed, ReportSeconds, State,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stopping)
    {
        if (ReadToken(parsed) is not { } token)
        {
            await Console.Error.WriteLineAsync($"A token is needed: give --token-file, {TokenVariable} or --token.");
            return 1;
        }

        try
        {
            await using var server = await SimulatorServer.StartAsync(Options(parsed, token), stopping);
            await Console.Out.WriteLineAsync($$"""{"Message":"The virtual farm listens on {{server.Url}}"}""");
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return 0;
        }
        catch (IOException exception)
        {
            await Console.Error.WriteLineAsync($"Cannot listen on {parsed.GetValue(Host)} port {parsed.GetValue(Port)}: {exception.Message}");
            return 1;
        }
    }

    private static SimulatorOptions Options(ParseResult parsed, string token) => new()
    {
        Host = parsed.GetValue(Host)!,
        Port = parsed.GetValue(Port),
        Token = token,
        Seed = parsed.GetValue(Seed),
        Speed = parsed.GetValue(Speed),
        ReportInterval = TimeSpan.FromSeconds(parsed.GetValue(ReportSeconds)),
        StateFile = parsed.GetValue(State)?.FullName,
        Logging = logging => logging.AddJsonConsole().SetMinimumLevel(LogLevel.Warning).AddFilter("VerticalFarm", LogLevel.Information),
    };

    private static string? ReadToken(ParseResult parsed)
    {
        var text = parsed.GetValue(TokenFile) is { Exists: true } file
            ? File.ReadLines(file.FullName).FirstOrDefault()
            : parsed.GetValue(Token) ?? Environment.GetEnvironmentVariable(TokenVariable);
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    private static void Require(System.CommandLine.Parsing.OptionResult result, bool holds, string message)
    {
        if (!holds)
        {
            result.AddError(message);
        }
    }
}
