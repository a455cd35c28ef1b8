using System.Collections.Immutable;
using VerticalFarm.Grains.Notifications.Channels;

namespace VerticalFarm.Grains.Notifications.Delivery;

/// <summary>A channel that is ours to deliver to for a while, and what waits for it, in order.</summary>
internal sealed record DeliveryClaim(Channel Channel, ImmutableArray<WaitingDelivery> Waiting);
