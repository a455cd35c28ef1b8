using Orleans.Concurrency;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Contracts.Notifications;

/// <summary>
/// A farm's notification channels, and the delivery of what they are to be told: at least once, each channel in order. Every change is committed to the database
/// when the call returns. Key: the farm's id.
/// </summary>
[Alias("VerticalFarm.INotificationsGrain")]
public interface INotificationsGrain : IGrainWithGuidKey
{
    /// <summary>The farm's channels, in order of creation; the search looks in the name.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Page<ChannelView>> List(PageRequest page);

    /// <summary>One channel.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Result<ChannelView>> Get(Guid channelId);

    /// <summary>
    /// Adds a channel. A webhook is refused when its name leads to an address that nothing may be sent to, an e-mail channel when no mail server is configured.
    /// <paramref name="id"/> is what it shall be known by: asked again with the same, it is made once, and its secret told again.
    /// </summary>
    [Requires(Permission.FarmOwner)]
    Task<Result<ChannelWithSecret>> Add(ChannelSpec spec, Guid id);

    /// <summary>
    /// Changes a channel. <paramref name="ifVersion"/> is the version that the caller has seen; null to not care. What waits for one that is not enabled any more is given up.
    /// </summary>
    [Requires(Permission.FarmOwner)]
    Task<Result<ChannelWithSecret>> Update(Guid channelId, ChannelPatch patch, long? ifVersion);

    /// <summary>Takes a channel away, with its deliveries.</summary>
    [Requires(Permission.FarmOwner)]
    Task<Result<Done>> Delete(Guid channelId);

    /// <summary>
    /// Tries a channel out, once and at once, past what waits; the delivery says what came of it. <see cref="FailureKind.RateLimited"/> after some in a minute.
    /// </summary>
    [Requires(Permission.FarmOwner), AlwaysInterleave]
    Task<Result<DeliveryView>> Test(Guid channelId);

    /// <summary>A channel's deliveries, the newest first.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Result<Page<DeliveryView>>> ListDeliveries(Guid channelId, DeliveryQuery query);

    /// <summary>Puts a delivery that was given up in line again, at its end.</summary>
    [Requires(Permission.FarmOperator)]
    Task<Result<DeliveryView>> Resend(Guid channelId, Guid deliveryId);

    /// <summary>There may be something to deliver.</summary>
    [OneWay, AlwaysInterleave]
    Task Wake();

    /// <summary>Takes all channels away because the farm is ending.</summary>
    Task Remove();
}
