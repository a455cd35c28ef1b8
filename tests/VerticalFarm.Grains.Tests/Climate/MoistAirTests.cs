using VerticalFarm.Grains.Climate;

namespace VerticalFarm.Grains.Tests.Climate;

public sealed class MoistAirTests
{
    [Fact]
    public void Saturation_vapour_pressure_is_that_of_Tetens() => Assert.Equal(2.9839, MoistAir.SaturationVapourPressure(24), 4);

    [Theory]
    [InlineData(24, 65, 1.0444)]
    [InlineData(20, 80, 0.4677)]
    [InlineData(28, 50, 1.8900)]
    [InlineData(24, 100, 0)]
    public void Vapour_pressure_deficit_of_the_air(double celsius, double percent, double kilopascals) =>
        Assert.Equal(kilopascals, MoistAir.VapourPressureDeficit(celsius, percent), 4);

    [Fact]
    public void Vapour_pressure_deficit_at_a_cooler_leaf_is_less() => Assert.Equal(0.7044, MoistAir.LeafVapourPressureDeficit(22, 24, 65), 4);

    [Theory]
    [InlineData(24, 65, 17.01)]
    [InlineData(25, 10, -8.77)]
    [InlineData(50, 90, 47.90)]
    public void Dew_point(double celsius, double percent, double dewPoint) => Assert.Equal(dewPoint, MoistAir.DewPoint(celsius, percent)!.Value, 2);

    [Fact]
    public void Air_without_any_water_has_no_dew_point() => Assert.Null(MoistAir.DewPoint(24, 0));
}
