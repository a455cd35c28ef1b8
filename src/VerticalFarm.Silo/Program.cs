using VerticalFarm.Grains;
using VerticalFarm.Hosting;
using VerticalFarm.Hosting.Cluster;
using VerticalFarm.Hosting.Cluster.Dashboard;
using VerticalFarm.Hosting.Database;
using VerticalFarm.Hosting.Health;
using VerticalFarm.Hosting.Logging;
using VerticalFarm.Hosting.Monitoring;
using VerticalFarm.Hosting.Secrets;
using VerticalFarm.Telemetry;

if (HealthProbe.IsAsked(args))
{
    return await HealthProbe.RunAsync(args);
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddVerticalFarmLogging();
builder.AddVerticalFarmDatabase();
builder.AddVerticalFarmSecrets();
builder.AddVerticalFarmHealth();
builder.AddVerticalFarmMonitoring();

// Services stop in reverse order: the writer of readings outlives the grains that feed it.
builder.Services.AddTelemetry();
builder.Services.AddGrains();
builder.UseVerticalFarmSilo(silo => silo.AddVerticalFarmDashboard());

var app = builder.Build();
app.MapVerticalFarmHealth();
app.MapVerticalFarmMetrics();
return await app.RunVerticalFarmAsync(args);
