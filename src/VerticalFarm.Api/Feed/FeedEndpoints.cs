using System.Globalization;
using System.Security.Claims;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using VerticalFarm.Api.Errors;
using VerticalFarm.Api.Limits;
using VerticalFarm.Api.OpenApi.Vocabulary;
using VerticalFarm.Api.Security;

namespace VerticalFarm.Api.Feed;

/// <summary><c>farms/{farm_id}/events</c>: a farm as it changes, as Server-Sent Events.</summary>
internal static class FeedEndpoints
{
    // Of a token that lives longer. Whoever wants to read on connects again.
    private static readonly TimeSpan LongestStream = TimeSpan.FromDays(1);

    public static void AddFeed(this WebApplicationBuilder builder) =>
        builder.Services.AddOptions<FeedOptions>().BindConfiguration("Feed").ValidateDataAnnotations().ValidateOnStart();

    public static void MapFeed(this IEndpointRouteBuilder api) => api.MapGet("/farms/{farmId:guid}/events", StreamAsync).WithTags("Farms")
        .Describe("watchFarm", "A farm as it changes", """
            Server-Sent Events, without end: first `snapshot` with the same as `getDashboard`, then `reading`, `device`, `rule`, `alert` and `farm` with
            what changed, as those are answered elsewhere. A comment every 15 seconds is a sign of life. It ends with the session that reads it.
            A user has ten open at once at the most (`Limits__StreamsPerUser`); one more is answered 429.
            """)
        .AnswersText("text/event-stream", "event: reading\ndata: {\"id\":\"5e0c9a1f-7b3d-4e62-8f41-2c6b9d8e7a10\",\"latest\":{\"ts\":\"2026-11-23T08:05:00.000Z\",\"value\":21.5}}\n\n")
        .DisableRequestTimeout();

    private static async Task StreamAsync(
        HttpContext context,
        Guid farmId,
        IGrainFactory grains,
        StreamLimit limit,
        IOptions<FeedOptions> options,
        RevokedSessions revoked,
        IHostApplicationLifetime gateway,
        TimeProvider time,
        ILogger<FeedStream> logger)
    {
        using var place = limit.Take(context.User.UserId()!.Value);
        if (!place.IsAcquired)
        {
            await LimitSetup.Refuse(context, place, StreamLimit.Name);
            return;
        }

        // First the subscription and then the look at the farm, so that no change falls between them.
        await using var subscription = await FeedSubscription.OpenAsync(grains, farmId, logger);
        if (!(await subscription.Farm.GetDashboard()).TryGet(out var dashboard, out var failure))
        {
            await ApiError.Of(failure).ExecuteAsync(context);
            return;
        }

        using var signedIn = new CancellationTokenSource(LeftOf(context.User, time.GetUtcNow()), time);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(signedIn.Token, gateway.ApplicationStopping);
        await new FeedStream(context, subscription, revoked, time, logger).RunAsync(dashboard, options.Value.HeartbeatInterval, stopping.Token);
    }

    /// <summary>For how long the caller is still signed in.</summary>
    internal static TimeSpan LeftOf(ClaimsPrincipal caller, DateTimeOffset now)
    {
        if (!long.TryParse(caller.FindFirst(JwtRegisteredClaimNames.Exp)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var expiry))
        {
            return LongestStream;
        }

        // In seconds: a foreign issuer may write any number.
        return TimeSpan.FromSeconds(Math.Clamp(expiry - now.ToUnixTimeMilliseconds() / 1000.0, 0, LongestStream.TotalSeconds));
    }
}
