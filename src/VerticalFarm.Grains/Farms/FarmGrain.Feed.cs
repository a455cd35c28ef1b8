using VerticalFarm.Contracts.Feed;

namespace VerticalFarm.Grains.Farms;

/// <summary>What the farm tells of itself to those who watch it.</summary>
internal sealed partial class FarmGrain
{
    // Rare, and so told whether somebody watches or not.
    private void TellFeed() => GrainFactory.GetGrain<IFarmFeedGrain>(Id).Publish(FeedEvent.OfFarm).Ignore();
}
