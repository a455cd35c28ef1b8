using VerticalFarm.Api.Forms;
using VerticalFarm.Api.Idempotency;
using VerticalFarm.Api.Json;
using VerticalFarm.Api.OpenApi.Vocabulary;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Api.Sensors;

/// <summary><c>sensors</c>; what they read is in Readings.</summary>
internal static class SensorEndpoints
{
    public static void MapSensors(this IEndpointRouteBuilder api)
    {
        var ofFarm = api.MapGroup("/farms/{farmId:guid}/sensors").WithTags("Sensors");
        ofFarm.MapGet("/", ListAsync)
            .Describe("listSensors", "A farm's sensors", "With the latest reading of each.")
            .Lists<SensorView>();
        ofFarm.MapPost("/", CreateAsync).Idempotent()
            .Describe("createSensor", "Add a sensor", "Without `entity_id` it is fed by `POST /readings`; with it, by the farm's Home Assistant.")
            .Takes<SensorSpec>().Creates<SensorView>().Fails(422);
        var sensor = api.MapGroup("/sensors/{sensorId:guid}").WithTags("Sensors");
        sensor.MapGet("/", GetAsync)
            .Describe("getSensor", "A sensor", "With its latest reading and how it is doing.")
            .AnswersTagged<SensorView>();
        sensor.MapPut("/", UpdateAsync)
            .Describe("updateSensor", "Change a sensor", "Its type stays as it is: its readings would change their meaning.")
            .Takes<SensorPatch>().Changes<SensorView>().Fails(422);
        sensor.MapDelete("/", DeleteAsync)
            .Describe("deleteSensor", "Remove a sensor", "Its readings are served no more.")
            .AnswersNothing();
    }

    private static async Task<IResult> ListAsync(HttpRequest request, Guid farmId, IGrainFactory grains) =>
        Query.TryPage(request, out var page, out var error) ? Answers.Json(await grains.GetGrain<IFarmGrain>(farmId).ListSensors(page)) : error;

    private static async Task<IResult> CreateAsync(HttpContext context, Guid farmId, IGrainFactory grains)
    {
        var (spec, error) = await Form.ReadAsync(context.Request, SensorForms.Spec, spec => spec.Errors());
        return spec is null
            ? error!
            : (await grains.GetGrain<IFarmGrain>(farmId).AddSensor(spec, context.NewId())).ToCreated(context, sensor => $"/sensors/{sensor.Id}", sensor => sensor.Version);
    }

    private static async Task<IResult> GetAsync(HttpContext context, Guid sensorId, IGrainFactory grains) =>
        (await Sensor(grains, sensorId).Get()).ToAnswer(context, sensor => sensor.Version);

    private static async Task<IResult> UpdateAsync(HttpContext context, Guid sensorId, IGrainFactory grains)
    {
        var (patch, error) = await Form.ReadAsync(context.Request, SensorForms.Patch, SensorForms.Errors);
        return patch is null ? error! : (await Sensor(grains, sensorId).Update(patch, context.Request.IfMatch())).ToAnswer(context, sensor => sensor.Version);
    }

    private static async Task<IResult> DeleteAsync(Guid sensorId, IGrainFactory grains) => (await Sensor(grains, sensorId).Delete()).ToNoContent();

    private static ISensorGrain Sensor(IGrainFactory grains, Guid id) => grains.Grain<ISensorGrain>(id);
}
