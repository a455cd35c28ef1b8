using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VerticalFarm.Api.Json;
using VerticalFarm.Api.OpenApi.Vocabulary;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.OpenApi;

[Collection<HouseTests>]
public sealed partial class DocumentTests(House house)
{
    private static readonly string[] NotOfTheApi = ["/openapi.json", "/docs", "/orleans"];

    [Fact]
    public async Task A_public_linter_finds_nothing_to_say()
    {
        var file = Path.Combine(Path.GetTempPath(), $"openapi-{Guid.NewGuid():N}.json");
        try
        {
            await File.WriteAllTextAsync(file, (await ApiDocument.OfAsync(house.Api)).Root.ToJsonString(), TestContext.Current.CancellationToken);
            var (exitCode, output) = await NodeTool.RunAsync("npx", "--no-install", "redocly", "lint", "--config", "redocly.yaml", "--max-problems", "50", file);
            Assert.True(exitCode == 0, output);
            Assert.False(output.Replace("Deprecation warning", "", StringComparison.Ordinal).Contains("warning", StringComparison.OrdinalIgnoreCase), output);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Every_mapped_endpoint_is_in_the_document()
    {
        var document = await ApiDocument.OfAsync(house.Api);
        var described = document.Operations.Select(operation => operation.ToString()).Order(StringComparer.Ordinal);
        var mapped = Endpoints().SelectMany(Calls).Where(call => !NotOfTheApi.Any(path => call.Contains(path, StringComparison.Ordinal))).Order(StringComparer.Ordinal);
        Assert.Equal(mapped, described);
    }

    [Fact]
    public void Every_type_that_an_endpoint_answers_is_in_the_compiled_context()
    {
        var answered = Endpoints().SelectMany(endpoint => endpoint.Metadata.OfType<AnswerNote>()).Select(answer => answer.Type).OfType<Type>().Distinct().ToArray();
        Assert.NotEmpty(answered);
        Assert.DoesNotContain(answered, type => ApiJsonContext.Default.GetTypeInfo(type) is null);
    }

    [Fact]
    public async Task Every_body_and_every_answer_has_an_example()
    {
        var document = await ApiDocument.OfAsync(house.Api);
        var contents = document.Operations.SelectMany(operation => (operation.Text["responses"]!.AsObject().Select(response => response.Value!))
            .Append(operation.Text["requestBody"] ?? new JsonObject())
            .SelectMany(part => part["content"]?.AsObject() ?? [])
            .Where(content => content.Value!["example"] is null).Select(content => $"{operation} {content.Key}"));
        Assert.Empty(contents);
    }

    private IEnumerable<RouteEndpoint> Endpoints() => house.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static IEnumerable<string> Calls(RouteEndpoint endpoint)
    {
        var path = Parameter().Replace("/" + endpoint.RoutePattern.RawText!.Trim('/'), match => $"{{{Snake(match.Groups[1].Value)}}}");
        return (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => $"{method} {path}");
    }

    private static string Snake(string name) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
