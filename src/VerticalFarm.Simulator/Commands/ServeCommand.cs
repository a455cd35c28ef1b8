using System.CommandLine;
using System.Net;

namespace VerticalFarm.Simulator.Commands;

/// <summary><c>serve</c>: runs the virtual farm until it is told to stop.</summary>
internal static class ServeCommand
{
    private const string TokenVariable = "SIMULATOR_TOKEN";
    private const string ViewerTokenVariable = "SIMULATOR_VIEWER_TOKEN";

    private static readonly Option<string> Host = new("--host") { Description = "IP address to listen on.", DefaultValueFactory = _ => "127.0.0.1" };
    private static readonly Option<int> Port = new("--port") { Description = "TCP port; 0 takes a free one.", DefaultValueFactory = _ => 8123 };
    private static readonly Option<string?> Token = new("--token") { Description = $"Access token; better {TokenVariable} or --token-file, which other users of the machine cannot see." };
    private static readonly Option<FileInfo?> TokenFile = new("--token-file") { Description = "File whose first line is the access token." };
    private static readonly Option<int> Seed = new("--seed") { Description = "Seed of the sensors' noise.", DefaultValueFactory = _ => 42 };
    private static readonly Option<double> Speed = new("--speed") { Description = "Seconds in the room for each on the wall clock.", DefaultValueFactory = _ => 1 };
    private static readonly Option<double> ReportSeconds = new("--report-seconds") { Description = "Seconds between reports of a sensor.", DefaultValueFactory = _ => 2 };
    private static readonly Option<FileInfo?> State = new("--state") { Description = "File that keeps room and actuators over restarts." };

    private static readonly Option<string> Zone = new("--time-zone") { Description = "Where the room is, as an IANA time zone.", DefaultValueFactory = _ => "Europe/Brussels" };

    private static readonly Option<int> Rooms = new("--rooms") { Description = "How many homes to serve: the first at the root, more at /rooms/1 and up.", DefaultValueFactory = _ => 1 };

    private static readonly Option<string[]> Fault = new("--fault")
    {
        Description = "A fault from the start: a body of POST /simulator/faults, or KIND or KIND:ENTITY_ID. May be given several times.",
    };

    public static Command Create()
    {
        Host.Validators.Add(result => Require(result, IPAddress.TryParse(result.GetValueOrDefault<string>(), out _), "--host must be an IP address."));
        Port.Validators.Add(result => Require(result, result.GetValueOrDefault<int>() is >= 0 and <= 65_535, "--port must be 0 to 65535."));
        Speed.Validators.Add(result => Require(result, result.GetValueOrDefault<double>() is >= 0.001 and <= 10_000, "--speed must be 0.001 to 10000."));
        Zone.Validators.Add(result =>
            Require(result, TimeZoneInfo.TryFindSystemTimeZoneById(result.GetValueOrDefault<string>()!, out _), "--time-zone must be an IANA time zone."));
        Rooms.Validators.Add(result => Require(result, result.GetValueOrDefault<int>() is >= 1 and <= 2_000, "--rooms must be 1 to 2000."));
        Fault.Validators.Add(result =>
        {
            foreach (var text in result.Tokens.Select(token => token.Value))
            {
                Require(result, FaultRequest.Parse(text) is { } fault && fault.Check() is null, $"--fault {text}: {FaultRequest.Parse(text)?.Check() ?? "it is no JSON object with known keys."}");
            }
        });
        ReportSeconds.Validators.Add(result =>
            Require(result, result.GetValueOrDefault<double>() is >= 0.01 and <= 86_400, "--report-seconds must be 0.01 to 86400."));

        var command = new Command("serve", "Serves Home Assistant's API over a simulated growing room.")
        {
            Host, Port, Token, TokenFile, Seed, Speed, ReportSeconds, State, Zone, Rooms, Fault,
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
            foreach (var text in parsed.GetValue(Fault) ?? [])
            {
                foreach (var room in server.Rooms)
                {
                    FaultRequest.Parse(text)!.Apply(room.Faults, TimeProvider.System);
                }
            }

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
        ViewerToken = Environment.GetEnvironmentVariable(ViewerTokenVariable) is { Length: > 0 } viewer ? viewer : null,
        Seed = parsed.GetValue(Seed),
        Rooms = parsed.GetValue(Rooms),
        Speed = parsed.GetValue(Speed),
        ReportInterval = TimeSpan.FromSeconds(parsed.GetValue(ReportSeconds)),
        TimeZone = TimeZoneInfo.FindSystemTimeZoneById(parsed.GetValue(Zone)!),
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
