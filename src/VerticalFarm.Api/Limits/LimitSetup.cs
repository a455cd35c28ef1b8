using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using VerticalFarm.Api.Administration.Console;
using VerticalFarm.Api.Errors;
using VerticalFarm.Api.Security;

namespace VerticalFarm.Api.Limits;

/// <summary>Limits of requests. What is over is refused at once, with the time to wait.</summary>
internal static class LimitSetup
{
    private const string SignIn = "sign-in";
    private const int SegmentsPerMinute = 6;
    private static readonly PathString[] SignIns = ["/api/v1/auth", ConsoleSetup.Root + SignInEndpoints.Path];
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        var off = string.Equals(builder.Configuration["RATE_LIMITS"], "off", StringComparison.OrdinalIgnoreCase);
        builder.Services.AddOptions<LimitOptions>().BindConfiguration("Limits").PostConfigure(options => options.On &= !off)
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<ReadingLimit>();
        builder.Services.AddSingleton<StreamLimit>();
        builder.Services.AddRateLimiter();
        builder.Services.AddOptions<RateLimiterOptions>().Configure<IOptions<LimitOptions>>((limiter, options) =>
        {
            limiter.OnRejected = (rejected, _) => new ValueTask(Refuse(rejected.HttpContext, rejected.Lease, NameOf(rejected.HttpContext)));
            if (options.Value.On)
            {
                limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(context, options.Value));
            }
        });
    }

    /// <summary>429 with the limit's name and the time to wait.</summary>
    public static Task Refuse(HttpContext context, RateLimitLease lease, string limit) =>
        (new ApiError(StatusCodes.Status429TooManyRequests, "RATE_LIMITED", $"The limit \"{limit}\" is reached")
        {
            RetryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window / SegmentsPerMinute,
        }).ExecuteAsync(context);

    private static RateLimitPartition<string> Partition(HttpContext context, LimitOptions options)
    {
        var path = context.Request.Path;
        var address = ClientNetwork.Of(context.Connection.RemoteIpAddress);
        var sendsReadings = IsReadings(context.Request) && context.User.UserId() is not null; // Who is nobody sends none.
        var isLimited = path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || NameOf(context) == SignIn;
        if (!isLimited || sendsReadings)
        {
            return RateLimitPartition.GetNoLimiter("");
        }

        return NameOf(context) == SignIn
            ? Sliding($"{SignIn} {address}", options.SignInsPerMinute)
            : Sliding(context.User.UserId()?.ToString() ?? address, options.RequestsPerMinute);
    }

    private static RateLimitPartition<string> Sliding(string key, int perMinute) =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = perMinute,
            Window = Window,
            SegmentsPerWindow = SegmentsPerMinute,
        });

    private static string NameOf(HttpContext context) =>
        Array.Exists(SignIns, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)) ? SignIn : "requests";

    private static bool IsReadings(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.Path.Value!.EndsWith("/readings", StringComparison.OrdinalIgnoreCase);
}
