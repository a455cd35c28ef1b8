using VerticalFarm.Contracts.Readings;
using VerticalFarm.Grains.Readings.Desk;

namespace VerticalFarm.Grains.Tests.Readings;

public sealed class NewsBudgetTests
{
    private readonly NewsBudget _budget = new();

    [Fact]
    public void A_few_are_told_at_once_and_the_rest_together_in_the_next_round()
    {
        for (var i = 0; i < 8; i++)
        {
            Assert.NotNull(_budget.Spend(One(i), out var isFirst));
            Assert.Equal(i == 0, isFirst);
        }

        Assert.Null(_budget.Spend(One(8), out _));
        Assert.Null(_budget.Spend(One(9), out _));

        Assert.Equal([8.0, 9], _budget.Round(out var isDone)!.Values);
        Assert.False(isDone);
        Assert.Null(_budget.Spend(One(10), out _));
        Assert.Equal([10.0], _budget.Round(out _)!.Values);
    }

    [Fact]
    public void After_a_quiet_round_they_are_told_at_once_again()
    {
        for (var i = 0; i < 9; i++)
        {
            _budget.Spend(One(i), out _);
        }

        _budget.Round(out _);
        Assert.Null(_budget.Round(out var isDone));

        Assert.True(isDone);
        Assert.NotNull(_budget.Spend(One(10), out var isFirst));
        Assert.True(isFirst);
    }

    [Fact]
    public void However_many_come_the_newest_are_kept()
    {
        for (var i = 0; i < 1_000; i++)
        {
            _budget.Spend(One(i), out _);
        }

        Assert.Equal(Enumerable.Range(936, 64).Select(i => (double)i), _budget.Round(out _)!.Values);
    }

    private static SensorSlice One(int value) => new([value], [value]);
}
