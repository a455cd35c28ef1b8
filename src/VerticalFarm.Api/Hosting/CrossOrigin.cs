using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using VerticalFarm.Api.Idempotency;
using VerticalFarm.Api.Security;

namespace VerticalFarm.Api.Hosting;

/// <summary>Pages of other origins that may call the API from a browser. Section <c>Cors</c>.</summary>
internal sealed class CrossOriginOptions
{
    /// <summary>The origins, such as <c>https://farm.example.org</c>. Default none; the dashboard is of our own origin and needs none.</summary>
    public string[] Origins { get; set; } = [];
}

/// <summary>Lets the configured origins in, with the headers that the API knows. Credentials are in a header, so no cookie is ever let through.</summary>
internal static class CrossOrigin
{
    private static readonly TimeSpan PreflightKeeps = TimeSpan.FromHours(1);

    public static void AddCrossOrigin(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<CrossOriginOptions>().BindConfiguration("Cors").ValidateOnStart()
            .Validate(options => options.Origins.All(IsOrigin), "Cors__Origins__0, ... must be origins such as https://farm.example.org, without a path.");
        builder.Services.AddCors();
        builder.Services.AddOptions<CorsOptions>().Configure<IOptions<CrossOriginOptions>>((cors, options) => cors.AddDefaultPolicy(policy => policy
            .WithOrigins(options.Value.Origins)
            .WithMethods(HttpMethods.Get, HttpMethods.Post, HttpMethods.Put, HttpMethods.Delete)
            .WithHeaders(HeaderNames.Authorization, HeaderNames.ContentType, HeaderNames.ContentEncoding, HeaderNames.IfMatch, IdempotencyFilter.Header, ApiKey.Header)
            .WithExposedHeaders(HeaderNames.ETag, HeaderNames.Location, HeaderNames.RetryAfter)
            .SetPreflightMaxAge(PreflightKeeps)));
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && text == uri.GetLeftPart(UriPartial.Authority);
}
