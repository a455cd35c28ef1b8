using Microsoft.Net.Http.Headers;
using Orleans.Dashboard;

namespace VerticalFarm.Api.Administration.Console;

/// <summary>
/// <c>/orleans</c>: the Orleans Dashboard, for administrators. Programs come with their access token; browsers, which cannot send it with a page, sign
/// in at <c>/orleans/sign-in</c> and keep it in a cookie.
/// </summary>
internal static class ConsoleSetup
{
    public const string Root = "/orleans";
    private const string Bearer = "Bearer ";

    /// <summary>Takes the token out of the cookie, for what stands after this; sends a browser that has none to sign in.</summary>
    public static void UseConsole(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments(Root, out var rest) && rest != SignInEndpoints.Path && context.Request.Headers.Authorization.Count == 0)
        {
            if (ConsoleCookie.Read(context.Request) is { } token)
            {
                context.Request.Headers.Authorization = Bearer + token;
            }
            else if (context.Request.Headers[HeaderNames.Accept].ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            {
                context.Response.Redirect(Root + SignInEndpoints.Path);
                return Task.CompletedTask;
            }
        }

        return next(context);
    });

    /// <summary>Maps the dashboard and the way into it.</summary>
    public static void MapConsole(this WebApplication app)
    {
        app.MapOrleansDashboard(Root).RequireAuthorization().AddEndpointFilter<AdminsOnly>().ExcludeFromDescription();
        app.MapGroup(Root).MapSignIn();
    }
}
