namespace VerticalFarm.Api.Security;

/// <summary>Headers that keep a browser from being talked into something.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        // At the last moment: the handler of faults starts the answer anew, without what was set before.
        context.Response.OnStarting(() =>
        {
            Apply(context);
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = Policy; // A page may bring one of its own.
        }

        if (headers.XFrameOptions.Count == 0)
        {
            headers.XFrameOptions = "DENY"; // Likewise.
        }

        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            headers.CacheControl = "no-store";
        }
    }
}
