using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using VerticalFarm.Hosting.Monitoring;

namespace VerticalFarm.Hosting.Health;

/// <summary>Tells supervisors and load balancers how a host is.</summary>
public static class HealthHostingExtensions
{
    private static readonly TimeSpan DatabaseTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Registers what <see cref="MapVerticalFarmHealth"/> asks. Needs the database, and the silo or client.</summary>
    public static IHostApplicationBuilder AddVerticalFarmHealth(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddHealthChecks()
            .AddCheck<DatabaseHealthCheck>("database", timeout: DatabaseTimeout)
            .AddCheck<ClusterHealthCheck>("cluster");
        return builder;
    }

    /// <summary>
    /// Maps <c>/health</c> (200 while the process answers at all; asks neither grain nor database, so that their troubles never restart it) and
    /// <c>/health/ready</c> (200 when the database answers within 2 s and the cluster is joined or connected, else 503; on the management
    /// port alone when there is one).
    /// </summary>
    public static IEndpointRouteBuilder MapVerticalFarmHealth(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        endpoints.MapHealthChecks("/health", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        endpoints.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).OnManagementPort();
        return endpoints;
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(
            new HealthAnswer(Word(report.Status), report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Description ?? Word(entry.Value.Status))),
            HealthJsonContext.Default.HealthAnswer);

    private static string Word(HealthStatus status) => status == HealthStatus.Healthy ? "ok" : "unavailable";
}
