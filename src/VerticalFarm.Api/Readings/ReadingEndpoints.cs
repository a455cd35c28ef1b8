using System.Security.Claims;
using VerticalFarm.Api.Errors;
using VerticalFarm.Api.Json;
using VerticalFarm.Api.Limits;
using VerticalFarm.Api.OpenApi.Vocabulary;
using VerticalFarm.Api.Readings.Sending;
using VerticalFarm.Api.Security;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Api.Readings;

/// <summary>What the way in needs.</summary>
internal sealed record IntakeServices(ReadingLimit Limit, IntakeGate Gate, ReadingSender Sender, IGrainFactory Grains);

/// <summary><c>readings</c>: in, in batches, and out, as points or buckets.</summary>
internal static class ReadingEndpoints
{
    /// <summary>The way in, which API keys may go too.</summary>
    public static void MapIntake(this IEndpointRouteBuilder api)
    {
        var readings = api.MapGroup("").WithTags("Readings");
        readings.MapPost("/readings", (HttpContext context, ClaimsPrincipal user, [AsParameters] IntakeServices services) => SubmitAsync(context, null, user, services))
            .Describe("submitReadings", "Send readings", "Up to 10,000 of many sensors, as JSON, JSON lines or CSV. What is accepted is in the database when this answers; sending it again changes nothing.")
            .Takes<ReadingsOfMany>()
            .TakesText(ReadingBody.Lines, "A reading a line.", "{\"sensor_id\":\"5e0c9a1f-7b3d-4e62-8f41-2c6b9d8e7a10\",\"ts\":\"2026-11-23T08:05:00Z\",\"value\":21.5}\n")
            .TakesText(ReadingBody.Csv, CsvReadings.Description, "sensor_id,ts,value\r\n5e0c9a1f-7b3d-4e62-8f41-2c6b9d8e7a10,2026-11-23T08:05:00Z,21.5\r\n")
            .TakesApiKey().Answers<IntakeReport>(202);
        readings.MapPost("/sensors/{sensorId:guid}/readings", (HttpContext context, Guid sensorId, ClaimsPrincipal user, [AsParameters] IntakeServices services) => SubmitAsync(context, sensorId, user, services))
            .Describe("submitSensorReadings", "Send readings of one sensor", "The same, without `sensor_id` in each.")
            .Takes<ReadingsOfOne>()
            .TakesText(ReadingBody.Lines, "A reading a line.", "{\"ts\":\"2026-11-23T08:05:00Z\",\"value\":21.5}\n")
            .TakesText(ReadingBody.Csv, CsvReadings.Description, "ts,value\r\n2026-11-23T08:05:00Z,21.5\r\n")
            .TakesApiKey().Answers<IntakeReport>(202);
    }

    /// <summary>The way out.</summary>
    public static void MapReadings(this IEndpointRouteBuilder api)
    {
        var readings = api.MapGroup("").WithTags("Readings");
        readings.MapGet("/sensors/{sensorId:guid}/readings", QueryAsync)
            .Describe("getSensorReadings", "Readings of a sensor", "The oldest first: every one, or buckets of a minute, an hour or a day. The last 24 hours unless `from` and `to` say otherwise. However long, it is sent as it is fetched.")
            .Asks(SeriesQuery.Parameters).Answers<SeriesAnswer<SensorReading>>().Answers<SeriesAnswer<SensorBucket>>()
            .AnswersText("text/csv", "ts,value\r\n2026-11-23T08:00:00.000Z,21.5\r\n")
            .DisableRequestTimeout(); // A year takes its time; a client that does not read is cut off by the server.
        readings.MapGet("/farms/{farmId:guid}/readings/latest", LatestAsync)
            .Describe("getLatestReadings", "The newest reading of every sensor", "Also of sensors that never read anything: then without time and value.")
            .Answers<LatestAnswer>();
        readings.MapGet("/farms/{farmId:guid}/telemetry", TelemetryAsync)
            .Describe("getTelemetry", "What became of the readings", "Of each sensor: how many came, were stored, were there before, were rejected; where more than twice its expected interval passed without one. And which of the numbers (`seq`) that senders give their readings did not arrive.")
            .Asks(SeriesQuery.Span).Answers<TelemetryAnswer>();
    }

    private static async Task<IResult> SubmitAsync(HttpContext context, Guid? sensorId, ClaimsPrincipal user, IntakeServices services)
    {
        // Of a sensor in the path a person is told whether it is there, before anything is read.
        if (sensorId is { } id && !user.IsApiKey() && (await services.Grains.GetGrain<ISensorGrain>(id).Get()).Failure is { } missing)
        {
            return ApiError.Of(missing);
        }

        var (batch, error) = await ReadingBody.ReadAsync(context.Request, sensorId);
        if (batch is null)
        {
            return error!;
        }

        using var lease = services.Limit.Take(user.UserId()!.Value, batch.Count);
        if (!lease.IsAcquired)
        {
            await LimitSetup.Refuse(context, lease, ReadingLimit.Name);
            return Results.Empty;
        }

        if (services.Gate.Enter(batch.Count) is { } full)
        {
            return full;
        }

        try
        {
            return (await services.Sender.SendAsync(Caller.Current!, batch)).ToAnswer(StatusCodes.Status202Accepted);
        }
        finally
        {
            services.Gate.Leave(batch.Count);
        }
    }

    private static async Task<IResult> QueryAsync(HttpRequest request, Guid sensorId, IGrainFactory grains, TimeProvider time)
    {
        if (!SeriesQuery.TryRead(request, time.GetUtcNow(), out var query, out var csv, out var error))
        {
            return error;
        }

        var pages = new SeriesPages(grains.GetGrain<ISensorGrain>(sensorId), query);
        return (await pages.FirstAsync()).TryGet(out var first, out var failure)
            ? csv ? new CsvAnswer(pages, first) : new SeriesJson(pages, first)
            : ApiError.Of(failure);
    }

    private static async Task<IResult> TelemetryAsync(HttpRequest request, Guid farmId, IGrainFactory grains, TimeProvider time)
    {
        if (!SeriesQuery.TryReadSpan(request, time.GetUtcNow(), out var from, out var to, out var error))
        {
            return error;
        }

        return (await grains.GetGrain<IFarmTelemetryGrain>(farmId).Get(from, to)).TryGet(out var telemetry, out var failure)
            ? Answers.Json(TelemetryAnswer.Of(telemetry))
            : ApiError.Of(failure);
    }

    private static async Task<IResult> LatestAsync(Guid farmId, IGrainFactory grains)
    {
        var page = new PageRequest(0, int.MaxValue);
        var sensors = await grains.GetGrain<IFarmGrain>(farmId).ListSensors(page);
        return Answers.Json(new LatestAnswer([.. sensors.Items.Select(sensor => new LatestReading(sensor.Id, sensor.Latest?.Ts, sensor.Latest?.Value, sensor.Unit, sensor.Status))]));
    }
}
