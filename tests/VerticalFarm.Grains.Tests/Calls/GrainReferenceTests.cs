using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Calls;

[Collection(typeof(ClusterTests))]
public sealed class GrainReferenceTests(FarmCluster cluster)
{
    [Fact]
    public void A_reference_by_the_short_way_is_the_one_by_the_long_way()
    {
        foreach (var grains in new[] { cluster.Gateway, cluster.Inside })
        {
            for (var i = 0; i < 3; i++)
            {
                var key = Guid.NewGuid();
                Assert.Equal(grains.GetGrain<IFarmGrain>(key), grains.Grain<IFarmGrain>(key));
                Assert.Equal(grains.GetGrain<ISensorGrain>(key), grains.Grain<ISensorGrain>(key));
                Assert.Equal(grains.GetGrain<IDeviceGrain>(key), grains.Grain<IDeviceGrain>(key));
            }
        }
    }
}
