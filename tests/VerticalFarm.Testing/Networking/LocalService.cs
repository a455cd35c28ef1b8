using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace VerticalFarm.Testing;

/// <summary>A web service of somebody else, played on this machine; what it answers the test says, and may change at any time.</summary>
public sealed class LocalService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LocalService(WebApplication app, RequestDelegate answer) => (_app, Answer) = (app, answer);

    /// <summary>How it answers.</summary>
    public RequestDelegate Answer { get; set; }

    /// <summary>What it was asked, in order.</summary>
    public ConcurrentQueue<ServedRequest> Requests { get; } = new();

    /// <summary>Where it listens.</summary>
    public Uri Url => new(_app.Urls.Single());

    /// <summary>Starts it on a port of its own.</summary>
    public static async Task<LocalService> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var service = new LocalService(app, answer);
        app.Run(service.ServeAsync);
        await app.StartAsync();
        return service;
    }

    /// <summary>Answers with a text.</summary>
    public static RequestDelegate Says(string body, int status = StatusCodes.Status200OK) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    };

    /// <summary>Never answers.</summary>
    public static Task Hangs(HttpContext context) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Whoever still waits for an answer gets none.
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        Requests.Enqueue(new ServedRequest(
            context.Request.Method, context.Request.Path, $"{context.Request.QueryString}", $"{context.Request.Headers.Authorization}", await reader.ReadToEndAsync()));
        await Answer(context);
    }
}

/// <summary>What a <see cref="LocalService"/> was asked.</summary>
public sealed record ServedRequest(string Method, string Path, string Query, string Authorization, string Body);
