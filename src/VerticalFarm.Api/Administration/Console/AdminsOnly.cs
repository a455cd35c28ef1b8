using VerticalFarm.Api.Errors;
using VerticalFarm.Contracts.Administration;

namespace VerticalFarm.Api.Administration.Console;

/// <summary>
/// Asks the silos whether the caller is an administrator, and shows what is known to show no secret: what a newer version of the dashboard brings stays
/// hidden until somebody has looked at it.
/// </summary>
internal sealed class AdminsOnly(IGrainFactory grains) : IEndpointFilter
{
    /// <summary>What is shown.</summary>
    public static readonly IReadOnlySet<string> Shown = new HashSet<string>
    {
        "/", "/index.html", "/favicon.ico", "/index.min.js", "/index.css", "/fonts/{**path}", "/img/{**path}", "/version",
        "/DashboardCounters", "/ClusterStats", "/Reminders", "/Reminders/{page:int}", "/HistoricalStats/{*path}", "/SiloProperties/{*address}", "/SiloMetadata/{*address}",
        "/SiloStats/{*address}", "/SiloCounters/{*address}", "/GrainStats/{*grainName}", "/TopGrainMethods", "/GrainTypes", "/LifecycleStages",
    };

    /// <summary>The state of grains, where secrets are, and the log.</summary>
    public static readonly IReadOnlySet<string> Hidden = new HashSet<string> { "/GrainState", "/Trace" };

    // Its pages style themselves, and bring pictures in their text; scripts come from files.
    private const string Policy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        await grains.GetGrain<IClusterGrain>(0).Admit();
        if (!Shown.Contains(RouteOf(context.HttpContext.GetEndpoint())))
        {
            return ApiError.OfStatus(StatusCodes.Status404NotFound);
        }

        context.HttpContext.Response.Headers.ContentSecurityPolicy = Policy;
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return await next(context);
    }

    /// <summary>The route below <see cref="ConsoleSetup.Root"/>.</summary>
    public static string RouteOf(Endpoint? endpoint) =>
        endpoint is RouteEndpoint { RoutePattern.RawText: { } text } && text.StartsWith(ConsoleSetup.Root, StringComparison.Ordinal) ? text[ConsoleSetup.Root.Length..] : "";
}
