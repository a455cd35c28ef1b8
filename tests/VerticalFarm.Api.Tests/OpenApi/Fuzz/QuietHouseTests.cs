using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.OpenApi.Fuzz;

/// <summary>A house of their own for tests that weigh what is kept: nothing else may happen in it, nor beside it.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class QuietHouseTests : ICollectionFixture<House>;
