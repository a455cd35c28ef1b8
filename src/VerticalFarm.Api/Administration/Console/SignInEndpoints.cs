using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using VerticalFarm.Api.Accounts.Cookies;
using VerticalFarm.Api.Security;
using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Administration;
using VerticalFarm.Contracts.Calls;

namespace VerticalFarm.Api.Administration.Console;

/// <summary><c>/orleans/sign-in</c>: a page with a form, for administrators with a browser.</summary>
internal static class SignInEndpoints
{
    public const string Path = "/sign-in";
    private const int MaxForm = 4096;

    public static void MapSignIn(this IEndpointRouteBuilder console)
    {
        console.MapGet(Path, () => Page("")).AllowAnonymous().ExcludeFromDescription();
        console.MapPost(Path, SignInAsync).AllowAnonymous().ExcludeFromDescription().AddEndpointFilter<OwnPagesOnly>();
    }

    private static async Task<IResult> SignInAsync(HttpContext context, IGrainFactory grains, AccessTokens tokens)
    {
        if (!context.Request.HasFormContentType || context.Request.ContentLength is null or > MaxForm)
        {
            return Page("Send the form.", StatusCodes.Status400BadRequest);
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var email = form["email"].ToString();
        var result = await grains.GetGrain<IAccountByEmailGrain>(IAccountByEmailGrain.Key(email)).SignIn(form["password"].ToString());
        if (!result.TryGet(out var session, out var failure))
        {
            return Page(failure.Message, StatusCodes.Status401Unauthorized);
        }

        Caller.Current = new Caller { UserId = session.UserId, Address = context.Connection.RemoteIpAddress?.ToString() };
        try
        {
            await grains.GetGrain<IClusterGrain>(0).Admit();
        }
        catch (CallRefusedException refused)
        {
            return Page(refused.Message + ".", StatusCodes.Status403Forbidden);
        }

        ConsoleCookie.Keep(context, tokens.Make(session), tokens.Lifetime);
        context.Response.Headers.Location = ConsoleSetup.Root + "/";
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    // What is said comes from us, never from the form.
    private static ContentHttpResult Page(string said, int status = StatusCodes.Status200OK) => TypedResults.Text(
        $"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Sign in - Orleans Dashboard</title></head>
        <body>
        <main>
        <h1>Orleans Dashboard</h1>
        <p>For administrators of the cluster.</p>
        <p role="alert">{said}</p>
        <form method="post" action="{ConsoleSetup.Root}{Path}">
        <p><label>E-mail <input name="email" type="email" autocomplete="username" required></label></p>
        <p><label>Password <input name="password" type="password" autocomplete="current-password" required></label></p>
        <p><button>Sign in</button></p>
        </form>
        </main>
        </body>
        </html>
        """,
        MediaTypeNames.Text.Html,
        Encoding.UTF8,
        status);
}
