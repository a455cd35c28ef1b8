using VerticalFarm.Api.Json;
using VerticalFarm.Api.OpenApi.Vocabulary;
using VerticalFarm.Contracts.Analytics;

namespace VerticalFarm.Api.Analytics;

/// <summary><c>farms/{id}/analytics</c>: what sensors and devices come to over a time.</summary>
internal static class AnalyticsEndpoints
{
    public static void MapAnalytics(this IEndpointRouteBuilder api) => api.MapGet("/farms/{farmId:guid}/analytics", GetAsync).WithTags("Analytics")
        .Describe(
            "getAnalytics",
            "What a farm comes to over a time",
            "Of each sensor the least, mean and greatest value, which part of the time it was in range, and how complete its readings are; vapour pressure deficit, dew point and "
            + "daily light integral; how long devices were on; electrical energy. The last 7 days unless `from` and `to` say otherwise.")
        .Asks(AnalyticsQuery.Parameters).Answers<FarmAnalytics>();

    private static async Task<IResult> GetAsync(HttpRequest request, Guid farmId, IGrainFactory grains, TimeProvider time, CancellationToken ct)
    {
        if (!AnalyticsQuery.TryRead(request, time.GetUtcNow(), out var from, out var to, out var error))
        {
            return error;
        }

        return (await grains.GetGrain<IAnalyticsGrain>(farmId).Get(from, to, ct)).ToAnswer();
    }
}
