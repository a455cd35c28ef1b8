using System.CommandLine;
using VerticalFarm.Simulator.Demo;

namespace VerticalFarm.Simulator.Commands;

/// <summary><c>demo</c>: makes a farm of the virtual room, with a week of history and rules at work, through the gateway's REST API.</summary>
internal static class DemoCommand
{
    private const string TokenVariable = "SIMULATOR_TOKEN";
    private const string ConnectionVariable = "DATABASE_URL";

    private static readonly Option<Uri> Gateway = Address("--gateway", "Address of the gateway.", "http://127.0.0.1:8080");
    private static readonly Option<Uri> HomeAssistant = Address("--home-assistant-url", "Address of the virtual farm, as the silos reach it.", "http://127.0.0.1:8123");

    private static readonly Option<FileInfo> Out = new("--out") { Description = "File that keeps how to sign in; made for its owner's eyes only.", Required = true };

    private static readonly Option<bool> Print = new("--print") { Description = "Also print how to sign in." };

    public static Command Create()
    {
        var command = new Command("demo", $"Makes a demo farm. Reads the virtual farm's token from {TokenVariable}; run again, it adds what is missing.")
        {
            Gateway, HomeAssistant, Out, Print,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static Option<Uri> Address(string name, string description, string otherwise) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => new Uri(otherwise),
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens.Single().Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            {
                return address;
            }

            result.AddError($"{name} must be an http or https address.");
            return null;
        },
    };

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stopping)
    {
        if (Environment.GetEnvironmentVariable(TokenVariable) is not { Length: > 0 } token)
        {
            await Console.Error.WriteLineAsync($"{TokenVariable} is needed: the access token of the virtual farm.");
            return 1;
        }

        var gateway = parsed.GetValue(Gateway)!;
        using var client = new GatewayClient(gateway, TimeProvider.System);
        var file = new DemoFile(parsed.GetValue(Out)!.FullName);
        var seeder = new DemoSeeder(client, file, TimeProvider.System);
        try
        {
            await client.WaitUntilReadyAsync(stopping);
            await seeder.SeedAsync(
                new DemoPlace(gateway, parsed.GetValue(HomeAssistant)!, token, Environment.GetEnvironmentVariable(ConnectionVariable)), stopping);
            if (parsed.GetValue(Print) && file.Read() is { } access)
            {
                await Console.Out.WriteLineAsync($"Sign in with {access.Email} and the password {access.Password}");
            }

            return 0;
        }
        catch (Exception exception) when (exception is GatewayException or HttpRequestException or IOException or TimeoutException)
        {
            await Console.Error.WriteLineAsync($"The demo farm could not be made: {exception.Message}");
            return 1;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return 1;
        }
    }
}
