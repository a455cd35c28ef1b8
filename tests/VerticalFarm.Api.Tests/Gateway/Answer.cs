using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace VerticalFarm.Api.Tests.Gateway;

/// <summary>What the gateway answered, read to its end.</summary>
internal sealed record Answer(HttpStatusCode Status, HttpResponseHeaders Headers, string? ContentType, string Text)
{
    /// <summary>The body as JSON; fails the test when it is none.</summary>
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? Tag => Headers.ETag?.ToString();

    /// <summary>The fields that the envelope blames, in order.</summary>
    public string[] BadFields => [.. Json["error"]!["details"]?.AsArray().Select(detail => detail!["field"]!.GetValue<string>()) ?? []];

    public static async Task<Answer> OfAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var text = await response.Content.ReadAsStringAsync(ct);
        return new Answer(response.StatusCode, response.Headers, response.Content.Headers.ContentType?.ToString(), text);
    }

    /// <summary>The field of a good answer, which must be there.</summary>
    public string Get(string field) => Json[field]!.GetValue<string>();

    /// <summary>It went well.</summary>
    public Answer Is(HttpStatusCode status)
    {
        Assert.True(Status == status, $"Expected {(int)status}, got {(int)Status}: {Text}");
        return this;
    }

    /// <summary>It is an error in the envelope, complete and without inner text.</summary>
    public Answer IsError(int status, string code)
    {
        Assert.True((int)Status == status, $"Expected {status} {code}, got {(int)Status}: {Text}");
        var error = Json["error"]!.AsObject();
        Assert.Equal("application/json; charset=utf-8", ContentType);
        Assert.Equal(code, error["code"]!.GetValue<string>());
        Assert.Equal(status, error["status"]!.GetValue<int>());
        Assert.NotEmpty(error["message"]!.GetValue<string>());
        Assert.NotEmpty(error["trace_id"]!.GetValue<string>());
        Assert.DoesNotContain("Exception", Text, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(Headers.GetValues("X-Content-Type-Options")));
        return this;
    }
}
