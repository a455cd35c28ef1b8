using System.Net;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.Errors;

/// <summary>Every error comes in the one envelope, whoever found it.</summary>
[Collection(typeof(HouseTests))]
public sealed class EnvelopeTests(House house)
{
    [Theory]
    [InlineData("/no-such-thing")]
    [InlineData("//no-such-page")]
    [InlineData("//api/v2/farms")]
    [InlineData("/farms/not-a-uuid")]
    [InlineData("/farms/not-a-uuid/dashboard")]
    [InlineData("/sensors/1/readings")]
    public async Task An_unknown_route_is_not_found(string path)
    {
        (await house.Api.GetAsync(path)).IsError(404, "NOT_FOUND");
    }

    [Fact]
    public async Task A_method_that_a_route_does_not_know_is_not_allowed()
    {
        var grower = await Grower.RegisterAsync(house.Api);

        (await grower.DeleteAsync("/farms")).IsError(405, "METHOD_NOT_ALLOWED");
        (await house.Api.GetAsync("/auth/login")).IsError(405, "METHOD_NOT_ALLOWED");
    }

    [Fact]
    public async Task Answers_and_errors_end_with_a_newline()
    {
        var grower = await Grower.RegisterAsync(house.Api);

        foreach (var answer in new[] { await grower.GetAsync("/farms"), await grower.GetAsync("/farms/not-a-uuid") })
        {
            Assert.EndsWith("}\n", answer.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/farms")]
    [InlineData("/users/me")]
    public async Task Who_is_not_signed_in_is_asked_for_a_bearer(string path)
    {
        var answer = (await house.Api.GetAsync(path)).IsError(401, "AUTHENTICATION_ERROR");

        Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task A_body_that_is_not_JSON_by_its_type_is_not_read(string? type)
    {
        var grower = await Grower.RegisterAsync(house.Api);

        (await grower.PostRawAsync("/farms", """{"name": "Hall"}""", type)).IsError(415, "UNSUPPORTED_MEDIA_TYPE");
        (await grower.PostRawAsync("/readings", """{"readings": []}""", type)).IsError(415, "UNSUPPORTED_MEDIA_TYPE");
        (await house.Api.PostRawAsync("/auth/login", "{}", null, type)).IsError(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"name\": }")]
    [InlineData("{\"name\": \"a\"} {}")]
    [InlineData("{\"name\": \"a\",}")]
    [InlineData("{'name': 'a'}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public async Task Malformed_JSON_is_told_so(string body)
    {
        var grower = await Grower.RegisterAsync(house.Api);

        var error = (await grower.PostRawAsync("/farms", body)).IsError(400, "VALIDATION_ERROR").Json["error"]!;

        Assert.StartsWith("The body is not valid JSON", error["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(error["details"]);
    }

    [Theory]
    [InlineData("/farms")]
    [InlineData("/readings")]
    public async Task A_body_over_the_limit_is_too_large_whether_it_says_its_length_or_not(string path)
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var body = new byte[9 * 1024 * 1024];
        Array.Fill(body, (byte)' ');

        (await grower.SendAsync(path, ApiClient.Raw(body))).IsError(413, "PAYLOAD_TOO_LARGE");

        using var unsized = new StreamContent(new Unsized(body));
        unsized.Headers.ContentType = new("application/json");
        (await grower.SendAsync(path, unsized)).IsError(413, "PAYLOAD_TOO_LARGE");
    }

    [Fact]
    public async Task Answers_of_the_API_are_kept_by_nobody_and_framed_by_nobody()
    {
        var grower = await Grower.RegisterAsync(house.Api);

        foreach (var answer in new[] { (await grower.GetAsync("/farms")).Is(HttpStatusCode.OK), await grower.GetAsync($"/farms/{Guid.NewGuid()}") })
        {
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
            Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    /// <summary>A stream that does not tell its length, so that it is sent in chunks.</summary>
    private sealed class Unsized(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
