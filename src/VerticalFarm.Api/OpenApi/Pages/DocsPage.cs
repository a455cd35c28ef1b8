using System.Security.Cryptography;
using Scalar.AspNetCore;

namespace VerticalFarm.Api.OpenApi.Pages;

/// <summary>The reference to browse and to try things in: Scalar, all of it from this program, so that it works where there is no internet.</summary>
internal static class DocsPage
{
    private const string Path = "/docs";
    private const int NonceBytes = 16;

    public static void MapDocs(this WebApplication app)
    {
        app.MapScalarApiReference(Path, (options, context) =>
        {
            var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));
            context.Response.Headers.ContentSecurityPolicy = Policy(nonce);
            options.Nonce = nonce;
            options.Title = "VerticalFarm API";
            options.OpenApiRoutePattern = "/openapi.json";
            options.DefaultFonts = false;
            options.Telemetry = false;
            options.DisableAgent().DisableMcp();
        }).ExcludeFromDescription();
    }

    // Scalar sets styles as it goes; scripts are its own file and the one of the page that starts it.
    private static string Policy(string nonce) =>
        $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}
