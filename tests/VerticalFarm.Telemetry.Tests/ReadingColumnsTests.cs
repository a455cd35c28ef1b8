namespace VerticalFarm.Telemetry.Tests;

public sealed class ReadingColumnsTests
{
    private static readonly Guid[] OneSensor = [Guid.NewGuid()];

    [Fact]
    public void Columns_of_different_length_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new ReadingColumns(OneSensor, [0], [1, 2], [1, 2]));
        Assert.Throws<ArgumentException>(() => new ReadingColumns(OneSensor, [0, 0], [1], [1, 2]));
        Assert.Throws<ArgumentException>(() => new ReadingColumns(OneSensor, [0, 0], [1, 2], [1]));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_sensor_that_is_not_among_them_is_refused(int index) =>
        Assert.Throws<ArgumentException>(() => new ReadingColumns(OneSensor, [index], [1], [1]));

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void A_time_that_no_date_has_is_refused(long ticks) =>
        Assert.Throws<ArgumentException>(() => new ReadingColumns(OneSensor, [0], [ticks], [1]));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_value_that_is_not_finite_is_refused(double value) =>
        Assert.Throws<ArgumentException>(() => new ReadingColumns(OneSensor, [0], [1], [value]));
}
