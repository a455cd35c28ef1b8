using System.Net;
using VerticalFarm.Api.Tests.Gateway;
using VerticalFarm.Testing;

namespace VerticalFarm.Api.Tests.Pages;

public sealed class PageTests(PostgresServer server) : IAsyncDisposable
{
    private readonly DirectoryInfo _pages = Directory.CreateTempSubdirectory("verticalfarm-pages-");

    [Fact]
    public async Task A_browser_gets_the_first_page_for_every_address_of_the_dashboard_and_a_program_does_not()
    {
        await File.WriteAllTextAsync(Path.Combine(_pages.FullName, "index.html"), "<p>first page</p>", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_pages.FullName, "app.js"), "run()", TestContext.Current.CancellationToken);
        await using var database = await TestDatabase.CreateAsync(server);
        await using var gateway = await TestGateway.StartAsync(
            database.ConnectionString, House.NewKey(), new Dictionary<string, string> { ["webroot"] = _pages.FullName });

        foreach (var address in new[] { "//", "//farms/7/rules", "//index.html" })
        {
            Assert.Equal("<p>first page</p>", (await BrowseAsync(gateway, address)).Is(HttpStatusCode.OK).Text);
        }

        Assert.Equal("run()", (await gateway.Api.GetAsync("//app.js")).Is(HttpStatusCode.OK).Text);
        (await gateway.Api.GetAsync("//farms/7/rules")).IsError(404, "NOT_FOUND");
        (await BrowseAsync(gateway, "//gone.js")).IsError(404, "NOT_FOUND");
        (await BrowseAsync(gateway, "/no-such-route")).IsError(404, "NOT_FOUND");
        (await BrowseAsync(gateway, "//..%2f..%2f..%2fetc%2fpasswd")).IsError(404, "NOT_FOUND");
    }

    public ValueTask DisposeAsync()
    {
        _pages.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static Task<Answer> BrowseAsync(TestGateway gateway, string path) => gateway.Api.SendAsync(HttpMethod.Get, path, null, null, accept: "text/html");
}
