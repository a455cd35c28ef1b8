using System.Globalization;
using VerticalFarm.Api.Errors;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Api.Json;

/// <summary>What a grain said, as HTTP says it.</summary>
internal static class Answers
{
    /// <summary>The value with a status, or the failure.</summary>
    public static IResult ToAnswer<T>(this Result<T> result, int status = StatusCodes.Status200OK) =>
        result.TryGet(out var value, out var failure) ? Json(value, status) : ApiError.Of(failure);

    /// <summary>A single resource with its version as an entity tag.</summary>
    public static IResult ToAnswer<T>(this Result<T> result, HttpContext context, Func<T, long> version)
    {
        if (!result.TryGet(out var value, out var failure))
        {
            return ApiError.Of(failure);
        }

        Tag(context, version(value));
        return Json(value);
    }

    /// <summary>201 with where to find what was made.</summary>
    public static IResult ToCreated<T>(this Result<T> result, HttpContext context, Func<T, string> location, Func<T, long> version)
    {
        if (!result.TryGet(out var value, out var failure))
        {
            return ApiError.Of(failure);
        }

        context.Response.Headers.Location = "/api/v1" + location(value);
        Tag(context, version(value));
        return Json(value, StatusCodes.Status201Created);
    }

    /// <summary>204, or the failure.</summary>
    public static IResult ToNoContent(this Result<Done> result) => result.Failure is { } failure ? ApiError.Of(failure) : TypedResults.NoContent();

    public static JsonAnswer<T> Json<T>(T value, int status = StatusCodes.Status200OK) => new(value, status);

    private static void Tag(HttpContext context, long version) => context.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}
