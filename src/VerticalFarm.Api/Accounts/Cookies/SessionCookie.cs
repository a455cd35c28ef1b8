using VerticalFarm.Api.Security;
using VerticalFarm.Contracts.Accounts;

namespace VerticalFarm.Api.Accounts.Cookies;

/// <summary>The cookie that keeps a browser signed in: out of reach of scripts, and sent by our own pages to <c>auth/cookie</c> alone.</summary>
internal static class SessionCookie
{
    private const string Path = "/api/v1/auth/cookie";

    /// <summary>Browsers forget it after this long without a visit; the session itself may have ended before.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public static RefreshToken? Read(HttpRequest request) =>
        request.Cookies.TryGetValue(NameFor(request), out var text) && text is not null ? RefreshToken.Parse(text) : null;

    public static void Keep(HttpContext context, SessionView session) =>
        context.Response.Cookies.Append(NameFor(context.Request), RefreshToken.Of(session), Options(context.Request, Lifetime));

    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(NameFor(context.Request), Options(context.Request, null));

    // Cookies know no ports: two gateways of one machine would overwrite each other's.
    private static string NameFor(HttpRequest request)
    {
        var name = request.Host.Port is { } port ? $"verticalfarm-session-{port}" : "verticalfarm-session";
        return request.IsHttps ? "__Secure-" + name : name;
    }

    // A gateway in a farm's own network often has no certificate, so there the cookie cannot be a secure one.
    private static CookieOptions Options(HttpRequest request, TimeSpan? lifetime) => new()
    {
        Path = Path,
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = request.IsHttps,
        MaxAge = lifetime,
        IsEssential = true,
    };
}
