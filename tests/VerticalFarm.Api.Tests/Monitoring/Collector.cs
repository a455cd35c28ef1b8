using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using VerticalFarm.Testing;

namespace VerticalFarm.Api.Tests.Monitoring;

/// <summary>Takes in what is exported by OTLP over HTTP, and keeps it as it came.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentBag<byte[]> _traces = [];
    private readonly ConcurrentBag<byte[]> _metrics = [];

    private Collector(WebApplication app, Uri address) => (_app, Address) = (app, address);

    public Uri Address { get; }

    public IReadOnlyCollection<byte[]> Traces => _traces;

    public IReadOnlyCollection<byte[]> Metrics => _metrics;

    public static async Task<Collector> StartAsync()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var collector = new Collector(builder.Build(), address);
        collector._app.Urls.Add(address.ToString());
        collector._app.MapPost("/v1/traces", request => TakeAsync(request, collector._traces));
        collector._app.MapPost("/v1/metrics", request => TakeAsync(request, collector._metrics));
        await collector._app.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task TakeAsync(HttpContext context, ConcurrentBag<byte[]> into)
    {
        Assert.Equal("application/x-protobuf", context.Request.ContentType);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        into.Add(body.ToArray());
        context.Response.ContentType = "application/x-protobuf"; // An empty message says that all was taken.
    }
}
