using System.Runtime.CompilerServices;
using VerticalFarm.Api.Tests.Gateway;
using VerticalFarm.Simulator;

namespace VerticalFarm.Api.Tests.HttpFiles;

/// <summary>The examples in <c>docs/http</c> work as they stand there.</summary>
[Collection<HouseTests>]
public sealed class HttpFileTests(House house)
{
    private const string Token = "a token of the virtual farm";

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder(), "*.http").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_request_of_an_example_goes_well(string file)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder(), file), TestContext.Current.CancellationToken);
        await using var home = await SimulatorServer.StartAsync(new SimulatorOptions { Token = Token }, TestContext.Current.CancellationToken);
        var admin = await Grower.RegisterAsync(house.Api);
        house.MakeAdmin(admin.Id);
        using var run = new HttpFileRun(HttpFile.Parse(text), house.Api.Gateway, home.Url, Token, admin.Token);
        await run.RunAsync();
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/http"));
}
