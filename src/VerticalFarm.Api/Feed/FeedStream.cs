using Microsoft.AspNetCore.Http.Features;
using VerticalFarm.Api.Farms;
using VerticalFarm.Api.Security;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Feed;

namespace VerticalFarm.Api.Feed;

/// <summary>Writes the feed of a farm to one reader, for as long as it may and does read.</summary>
internal sealed partial class FeedStream(HttpContext context, FeedSubscription subscription, RevokedSessions revoked, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);

    private readonly Guid _farmId = subscription.Farm.GetPrimaryKey();
    private readonly EventWriter _writer = new(context.Response.BodyWriter);

    /// <summary>Returns when the stream is over.</summary>
    /// <param name="first">The farm as it was after the subscription began.</param>
    /// <param name="heartbeat">How often to send a sign of life.</param>
    /// <param name="stopping">When to stop whatever happens; a reader who goes away is noticed besides.</param>
    public async Task RunAsync(FarmDashboard first, TimeSpan heartbeat, CancellationToken stopping)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, context.RequestAborted);
        var renewing = subscription.RenewAsync(time, end.Token);
        try
        {
            await using var beat = time.CreateTimer(_ => subscription.Reader.Add(new FeedItem(FeedItemKind.Heartbeat)), null, heartbeat, heartbeat);
            var writing = WriteAsync(first, end.Token);
            if (await Task.WhenAny(writing, subscription.Reader.Overrun) != writing)
            {
                LogDropped(logger, _farmId);
                context.Abort(); // What is on its way to a reader that does not read would keep the connection.
            }

            await writing;
        }
        finally
        {
            await end.CancelAsync();
            await renewing;
        }
    }

    private async Task WriteAsync(FarmDashboard first, CancellationToken end)
    {
        try
        {
            Begin();
            await WriteSnapshotAsync(first, end);
            await foreach (var item in subscription.Reader.ReadAllAsync(end))
            {
                if (revoked.Ended(context.User))
                {
                    break; // Signed out meanwhile. With no news the next heartbeat finds it.
                }

                await WriteAsync(item, end);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // That is how most streams end.
        }
        catch (CallRefusedException)
        {
            // The farm is gone, or closed to this caller.
        }
        catch (Exception fault)
        {
            // The answer has begun and cannot become an error any more; the client comes again and is told then.
            LogCutShort(logger, fault, _farmId);
        }
    }

    private void Begin()
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers["X-Accel-Buffering"] = "no"; // nginx would hold events back
        _writer.Retry(Retry);
    }

    private async Task WriteAsync(FeedItem item, CancellationToken end)
    {
        switch (item)
        {
            case { Kind: FeedItemKind.Heartbeat }:
                await _writer.HeartbeatAsync(end);
                break;
            case { Kind: FeedItemKind.Snapshot }:
                // Asked for only now, so that no older news comes after it.
                if ((await subscription.Farm.GetDashboard()).TryGet(out var dashboard, out _))
                {
                    await WriteSnapshotAsync(dashboard, end);
                }

                break;
            case { News: { } news }:
                await WriteAsync(news, end);
                break;
        }
    }

    private Task WriteAsync(FeedEvent news, CancellationToken end) => news.Kind switch
    {
        FeedEventKind.Reading => _writer.EventAsync("reading", news.Sensor, end),
        FeedEventKind.Device => _writer.EventAsync("device", news.Device, end),
        FeedEventKind.Rule => _writer.EventAsync("rule", news.Rule, end),
        FeedEventKind.Alert => _writer.EventAsync("alert", news.Alert, end),
        _ => WriteFarmAsync(end),
    };

    private async Task WriteFarmAsync(CancellationToken end)
    {
        if ((await subscription.Farm.Get()).TryGet(out var view, out _))
        {
            await _writer.EventAsync("farm", view, end);
        }
    }

    private Task WriteSnapshotAsync(FarmDashboard dashboard, CancellationToken end) => _writer.EventAsync("snapshot", DashboardAnswer.Of(dashboard), end);
}
