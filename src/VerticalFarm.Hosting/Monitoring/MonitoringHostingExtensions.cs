using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace VerticalFarm.Hosting.Monitoring;

/// <summary>Shows operators how a host does: metrics to be fetched, metrics and traces to be sent.</summary>
public static class MonitoringHostingExtensions
{
    /// <summary>The variable that says where a collector listens; OpenTelemetry's own, as are those for its headers and protocol.</summary>
    public const string CollectorVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // Of the web server what tells how it does, and not the counts of every step within a request: they cost each request more than they tell.
    private static readonly string[] Meters =
        ["VerticalFarm.*", "Microsoft.Orleans", "Npgsql", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting"];

    private static readonly string[] Sources = ["VerticalFarm.*", "Microsoft.Orleans.Runtime", "Microsoft.Orleans.Application"];

    /// <summary>
    /// Collects the metrics of the runtime, the web server, the cluster, the database and the farm for <see cref="MapVerticalFarmMetrics"/>.
    /// When <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set, sends them and traces there too. When <c>Management__Port</c> is set, listens there.
    /// </summary>
    public static IHostApplicationBuilder AddVerticalFarmMonitoring(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddManagementPort();
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(builder.Environment.ApplicationName))
            .WithMetrics(metrics => metrics
                .AddRuntimeInstrumentation()
                .AddMeter(Meters)
                .AddPrometheusExporter());
        if (!string.IsNullOrEmpty(builder.Configuration[CollectorVariable]))
        {
            telemetry.WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddNpgsql().AddSource(Sources)).UseOtlpExporter();
        }

        return builder;
    }

    /// <summary>Maps <c>/metrics</c>: Prometheus' text format, without a token; on the management port alone when there is one.</summary>
    public static IEndpointRouteBuilder MapVerticalFarmMetrics(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        endpoints.MapPrometheusScrapingEndpoint("/metrics").OnManagementPort();
        return endpoints;
    }
}
