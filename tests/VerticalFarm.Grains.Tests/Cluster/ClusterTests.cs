namespace VerticalFarm.Grains.Tests.Cluster;

/// <summary>The tests that share the cluster, and its clock: they run one after the other.</summary>
[CollectionDefinition]
public sealed class ClusterTests : ICollectionFixture<FarmCluster>;
