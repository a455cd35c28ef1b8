using System.Collections.Frozen;
using VerticalFarm.Api.Forms;
using VerticalFarm.Api.Idempotency;
using VerticalFarm.Api.Json;
using VerticalFarm.Api.OpenApi.Vocabulary;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Notifications;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Api.Notifications;

/// <summary><c>farms/{id}/notification-channels</c>: where people are told, and what became of it.</summary>
internal static class NotificationEndpoints
{
    private static readonly FrozenDictionary<string, DeliveryState> States = EnumNames.All<DeliveryState>().ToFrozenDictionary(name => name, EnumNames.Parse<DeliveryState>);

    public static void MapNotifications(this IEndpointRouteBuilder api)
    {
        var channels = api.MapGroup("/farms/{farmId:guid}/notification-channels").WithTags("Notifications");
        channels.MapGet("/", ListAsync)
            .Describe("listNotificationChannels", "A farm's notification channels", "Without their secrets.")
            .Lists<ChannelView>();
        channels.MapPost("/", CreateAsync).Idempotent().AnswersSecret()
            .Describe(
                "createNotificationChannel", "Add a notification channel",
                "A `webhook` needs `url`, an `email` channel `to`, a `home_assistant` channel `service`. `secret`, which signs the messages of a webhook, is shown here and never again. "
                + "422 when the name of a webhook leads to a loopback, link-local or private address, and for e-mail when no mail server is configured.")
            .Takes<ChannelSpec>().Creates<ShownChannel>().Fails(422);
        var channel = channels.MapGroup("/{channelId:guid}");
        channel.MapGet("/", GetAsync)
            .Describe("getNotificationChannel", "A notification channel", "With how much waits for it, and how much was given up.")
            .AnswersTagged<ChannelView>();
        channel.MapPut("/", UpdateAsync)
            .Describe(
                "updateNotificationChannel", "Change a notification channel",
                "A field left out stays. Its kind stays as it is. `rotate_secret` makes a new secret, shown here and never again. What waits for a channel that is disabled is given up.")
            .Takes<ChannelPatch>().Changes<ShownChannel>().Fails(409, 422);
        channel.MapDelete("/", DeleteAsync)
            .Describe("deleteNotificationChannel", "Remove a notification channel", "With its deliveries.")
            .AnswersNothing();
        channel.MapPost("/test", TestAsync)
            .Describe("testNotificationChannel", "Try a notification channel out", "Sends a test, once and at once; the delivery says what came of it. Five times a minute for a farm.")
            .Answers<DeliveryView>();
        channel.MapGet("/deliveries", DeliveriesAsync)
            .Describe("listDeliveries", "What became of notifications", "The newest first, each with every try; kept for 30 days. Searches in the title.")
            .Lists<DeliveryView>().Asks(Parameter.OneOf("state", "Only those in this state.", States.Keys));
        channel.MapPost("/deliveries/{deliveryId:guid}/resend", ResendAsync)
            .Describe("resendDelivery", "Send again what was given up", "Puts a delivery that is `dead` at the end of the line, as a new message. 422 for any other.")
            .Answers<DeliveryView>(StatusCodes.Status202Accepted).Fails(422);
    }

    private static async Task<IResult> ListAsync(HttpRequest request, Guid farmId, IGrainFactory grains) =>
        Query.TryPage(request, out var page, out var error) ? Answers.Json(await Notifications(grains, farmId).List(page)) : error;

    private static async Task<IResult> CreateAsync(HttpContext context, Guid farmId, IGrainFactory grains)
    {
        var (spec, error) = await Form.ReadAsync(context.Request, NotificationForms.Spec, spec => spec.Errors());
        return spec is null
            ? error!
            : Answer(await Notifications(grains, farmId).Add(spec, context.NewId())).ToCreated(context, channel => $"/farms/{farmId}/notification-channels/{channel.Id}", channel => channel.Version);
    }

    private static async Task<IResult> GetAsync(HttpContext context, Guid farmId, Guid channelId, IGrainFactory grains) =>
        (await Notifications(grains, farmId).Get(channelId)).ToAnswer(context, channel => channel.Version);

    private static async Task<IResult> UpdateAsync(HttpContext context, Guid farmId, Guid channelId, IGrainFactory grains)
    {
        var (patch, error) = await Form.ReadAsync(context.Request, NotificationForms.Patch, NotificationForms.Errors);
        return patch is null
            ? error!
            : Answer(await Notifications(grains, farmId).Update(channelId, patch, context.Request.IfMatch())).ToAnswer(context, channel => channel.Version);
    }

    private static async Task<IResult> DeleteAsync(Guid farmId, Guid channelId, IGrainFactory grains) => (await Notifications(grains, farmId).Delete(channelId)).ToNoContent();

    private static async Task<IResult> TestAsync(Guid farmId, Guid channelId, IGrainFactory grains) => (await Notifications(grains, farmId).Test(channelId)).ToAnswer();

    private static async Task<IResult> DeliveriesAsync(HttpRequest request, Guid farmId, Guid channelId, IGrainFactory grains)
    {
        var query = new Query(request);
        var asked = new DeliveryQuery { Page = query.Page(), State = query.Choice("state", States) };
        return query.IsGood(out var error) ? (await Notifications(grains, farmId).ListDeliveries(channelId, asked)).ToAnswer() : error;
    }

    private static async Task<IResult> ResendAsync(Guid farmId, Guid channelId, Guid deliveryId, IGrainFactory grains) =>
        (await Notifications(grains, farmId).Resend(channelId, deliveryId)).ToAnswer(StatusCodes.Status202Accepted);

    private static Result<ShownChannel> Answer(Result<ChannelWithSecret> result) =>
        result.TryGet(out var made, out var failure) ? ShownChannel.Of(made) : failure;

    private static INotificationsGrain Notifications(IGrainFactory grains, Guid farmId) => grains.GetGrain<INotificationsGrain>(farmId);
}
