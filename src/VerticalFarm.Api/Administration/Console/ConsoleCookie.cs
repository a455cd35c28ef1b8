namespace VerticalFarm.Api.Administration.Console;

/// <summary>The access token of an administrator's browser: out of reach of scripts, and sent to <c>/orleans</c> alone, where nothing can be changed.</summary>
internal static class ConsoleCookie
{
    public static string? Read(HttpRequest request) => request.Cookies.TryGetValue(NameFor(request), out var token) && token is { Length: > 0 } ? token : null;

    public static void Keep(HttpContext context, string token, TimeSpan lifetime) => context.Response.Cookies.Append(NameFor(context.Request), token, new CookieOptions
    {
        Path = ConsoleSetup.Root,
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        MaxAge = lifetime,
        IsEssential = true,
    });

    // Cookies know no ports: two gateways of one machine would overwrite each other's.
    private static string NameFor(HttpRequest request)
    {
        var name = request.Host.Port is { } port ? $"verticalfarm-orleans-{port}" : "verticalfarm-orleans";
        return request.IsHttps ? "__Secure-" + name : name;
    }
}
