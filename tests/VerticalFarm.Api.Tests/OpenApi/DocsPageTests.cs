using System.Net;
using System.Text.RegularExpressions;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.OpenApi;

[Collection(typeof(HouseTests))]
public sealed partial class DocsPageTests(House house)
{
    [Fact]
    public async Task The_reference_is_a_page_that_asks_nobody_outside()
    {
        var page = (await house.Api.GetAsync("//docs")).Is(HttpStatusCode.OK);

        Assert.StartsWith("text/html", page.ContentType, StringComparison.Ordinal);
        foreach (var address in Addresses().Matches(page.Text).Select(match => match.Groups[1].Value))
        {
            Assert.False(address.StartsWith("http", StringComparison.OrdinalIgnoreCase) || address.StartsWith("//", StringComparison.Ordinal), address);
            (await house.Api.GetAsync(address.StartsWith('/') ? $"/{address}" : $"//docs/{address}")).Is(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Its_scripts_run_by_a_word_that_is_new_each_time_and_nothing_else_does()
    {
        var (first, second) = (await PolicyAsync("//docs"), await PolicyAsync("//docs"));

        Assert.Contains("'nonce-", first, StringComparison.Ordinal);
        Assert.NotEqual(first, second);
        Assert.DoesNotContain("nonce", await PolicyAsync("//openapi.json"), StringComparison.Ordinal);
    }

    private async Task<string> PolicyAsync(string path) => Assert.Single((await house.Api.GetAsync(path)).Headers.GetValues("Content-Security-Policy"));

    [GeneratedRegex("<(?:script|link)[^>]*(?:src|href)=\"([^\"]+)\"")]
    private static partial Regex Addresses();
}
