using VerticalFarm.Api.Forms;
using VerticalFarm.Api.Idempotency;
using VerticalFarm.Api.Json;
using VerticalFarm.Api.OpenApi.Vocabulary;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;

namespace VerticalFarm.Api.Devices;

/// <summary><c>devices</c>; what is asked of them is in CommandEndpoints.</summary>
internal static class DeviceEndpoints
{
    public static void MapDevices(this IEndpointRouteBuilder api)
    {
        var ofFarm = api.MapGroup("/farms/{farmId:guid}/devices").WithTags("Devices");
        ofFarm.MapGet("/", ListAsync)
            .Describe("listDevices", "A farm's devices", "How each is wanted to be, and how it was last seen.")
            .Lists<DeviceView>();
        ofFarm.MapPost("/", CreateAsync).Idempotent()
            .Describe("createDevice", "Add a device", "An entity of the farm's Home Assistant, with limits that the device itself keeps.")
            .Takes<DeviceSpec>().Creates<DeviceView>().Fails(422);
        var device = api.MapGroup("/devices/{deviceId:guid}").WithTags("Devices");
        device.MapGet("/", GetAsync)
            .Describe("getDevice", "A device", "How it is wanted to be, and how it was last seen.")
            .AnswersTagged<DeviceView>();
        device.MapPut("/", UpdateAsync)
            .Describe("updateDevice", "Change a device", "`mode` hands it to rules (`auto`) or keeps them away (`manual`).")
            .Takes<DevicePatch>().Changes<DeviceView>().Fails(422);
        device.MapDelete("/", DeleteAsync)
            .Describe("deleteDevice", "Remove a device", "It goes to its fail-safe state first.")
            .AnswersNothing();
        api.MapCommands();
    }

    private static async Task<IResult> ListAsync(HttpRequest request, Guid farmId, IGrainFactory grains) =>
        Query.TryPage(request, out var page, out var error) ? Answers.Json(await grains.GetGrain<IFarmGrain>(farmId).ListDevices(page)) : error;

    private static async Task<IResult> CreateAsync(HttpContext context, Guid farmId, IGrainFactory grains)
    {
        var (spec, error) = await Form.ReadAsync(context.Request, DeviceForms.Spec, spec => spec.Errors());
        return spec is null
            ? error!
            : (await grains.GetGrain<IFarmGrain>(farmId).AddDevice(spec, context.NewId())).ToCreated(context, device => $"/devices/{device.Id}", device => device.Version);
    }

    private static async Task<IResult> GetAsync(HttpContext context, Guid deviceId, IGrainFactory grains) =>
        (await Device(grains, deviceId).Get()).ToAnswer(context, device => device.Version);

    private static async Task<IResult> UpdateAsync(HttpContext context, Guid deviceId, IGrainFactory grains)
    {
        var (patch, error) = await Form.ReadAsync(context.Request, DeviceForms.Patch, DeviceForms.Errors);
        return patch is null ? error! : (await Device(grains, deviceId).Update(patch, context.Request.IfMatch())).ToAnswer(context, device => device.Version);
    }

    private static async Task<IResult> DeleteAsync(Guid deviceId, IGrainFactory grains) => (await Device(grains, deviceId).Delete()).ToNoContent();

    private static IDeviceGrain Device(IGrainFactory grains, Guid id) => grains.Grain<IDeviceGrain>(id);
}
