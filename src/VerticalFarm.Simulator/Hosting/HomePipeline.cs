using Microsoft.AspNetCore.Http.Features;
using VerticalFarm.Simulator.Core;
using VerticalFarm.Simulator.Protocol.Rest;
using VerticalFarm.Simulator.Protocol.WebSocket;

namespace VerticalFarm.Simulator.Hosting;

/// <summary>What a request to one home goes through.</summary>
internal static class HomePipeline
{
    /// <param name="app">Where its requests come in.</param>
    /// <param name="home">The home.</param>
    /// <param name="isAlone">Whether all connections of the port are this home's; if not, it knows each for as long as a request of its own lasts.</param>
    public static void Use(IApplicationBuilder app, SimulatedHome home, bool isAlone)
    {
        if (!isAlone)
        {
            app.Use((context, next) => AsOwnConnectionAsync(context, home, next));
        }

        app.Use((context, next) => AnswerAsync(context, home, next));
        app.UseRouting();
        app.UseEndpoints(routes =>
        {
            routes.MapGet("/health", context => context.Response.WriteAsync("ok"));
            RestApi.Map(routes, home);
            WebSocketRoute.Map(routes, home);
            FaultRoute.Map(routes, home, new Faults(home));
        });
    }

    private static async Task AsOwnConnectionAsync(HttpContext context, SimulatedHome home, RequestDelegate next)
    {
        var abort = context.Features.GetRequiredFeature<IHttpRequestLifetimeFeature>();
        if (home.Lifecycle.State == LifecycleState.Down && !IsControl(context))
        {
            abort.Abort();
            return;
        }

        home.Connections.Add(context.TraceIdentifier, abort.Abort);
        try
        {
            await next(context);
        }
        finally
        {
            home.Connections.Remove(context.TraceIdentifier);
        }
    }

    private static async Task AnswerAsync(HttpContext context, SimulatedHome home, RequestDelegate next)
    {
        if (IsControl(context))
        {
            SecurityHeaders.Add(context.Response);
        }
        else
        {
            await home.Faults.Freeze.PassAsync(context.RequestAborted);
            if (home.Faults.ServerError is { } status)
            {
                SecurityHeaders.Add(context.Response);
                await Answers.StatusAsync(context, status);
                return;
            }

            if (await RequestFilter.RefusesAsync(context))
            {
                return;
            }
        }

        await next(context);
        if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed, ContentLength: null })
        {
            await Answers.StatusAsync(context, context.Response.StatusCode);
        }
    }

    private static bool IsControl(HttpContext context) => context.Request.Path.StartsWithSegments(FaultRoute.Prefix);
}
