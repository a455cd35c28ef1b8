namespace VerticalFarm.Api.Tests.Gateway;

/// <summary>The tests that share the house.</summary>
[CollectionDefinition]
public sealed class HouseTests : ICollectionFixture<House>;
