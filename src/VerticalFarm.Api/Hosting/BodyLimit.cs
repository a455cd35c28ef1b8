using Microsoft.AspNetCore.Http.Features;
using VerticalFarm.Api.Errors;

namespace VerticalFarm.Api.Hosting;

/// <summary>
/// Refuses a body that says it is too large. What a client is sending already is taken and thrown away, within reason: a connection that is
/// cut in the middle of sending shows most clients a broken pipe and not our answer.
/// </summary>
internal static class BodyLimit
{
    private const int LargestDrain = 64 * 1024 * 1024;
    private static readonly TimeSpan DrainTimeout = TimeSpan.FromSeconds(5);

    public static void UseBodyLimit(this WebApplication app) => app.Use(async (context, next) =>
    {
        var limit = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (limit is not { IsReadOnly: false, MaxRequestBodySize: { } most } || !(context.Request.ContentLength > most))
        {
            await next(context);
            return;
        }

        limit.MaxRequestBodySize = LargestDrain;
        if (context.Request.ContentLength <= LargestDrain)
        {
            await DrainAsync(context);
        }

        await ApiError.OfStatus(StatusCodes.Status413PayloadTooLarge).ExecuteAsync(context);
    });

    private static async Task DrainAsync(HttpContext context)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        timeout.CancelAfter(DrainTimeout);
        try
        {
            await context.Request.Body.CopyToAsync(Stream.Null, timeout.Token);
        }
        catch (OperationCanceledException)
        {
            // Slow or gone: the answer goes out regardless.
        }
    }
}
