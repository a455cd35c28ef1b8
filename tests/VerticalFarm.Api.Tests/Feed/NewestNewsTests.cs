using VerticalFarm.Api.Feed;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Feed;

namespace VerticalFarm.Api.Tests.Feed;

public sealed class NewestNewsTests
{
    private static readonly Guid Before = Guid.NewGuid();
    private static readonly Guid After = Guid.NewGuid();
    private readonly NewestNews _newest = new();
    private readonly Guid _alert = Guid.NewGuid();

    [Fact]
    public void News_that_newer_news_of_the_same_part_overtook_is_passed_over()
    {
        Assert.True(_newest.Take(Of(_alert, Before, 1)));
        Assert.True(_newest.Take(Of(_alert, Before, 3)));
        Assert.False(_newest.Take(Of(_alert, Before, 2)));
        Assert.True(_newest.Take(Of(_alert, Before, 4)));
    }

    [Fact]
    public void Parts_are_reckoned_each_for_itself()
    {
        Assert.True(_newest.Take(Of(_alert, Before, 9)));
        Assert.True(_newest.Take(Of(Guid.NewGuid(), Before, 8)));
    }

    [Fact]
    public void A_part_that_woke_anew_counts_from_one()
    {
        Assert.True(_newest.Take(Of(_alert, Before, 9)));
        Assert.True(_newest.Take(Of(_alert, After, 1)));
        Assert.True(_newest.Take(Of(_alert, After, 2)));
    }

    [Fact]
    public void News_of_the_farm_is_always_told() =>
        Assert.All(Enumerable.Range(0, 3), _ => Assert.True(_newest.Take(FeedEvent.OfFarm)));

    [Fact]
    public async Task A_reader_is_not_given_what_was_overtaken()
    {
        var reader = new FeedReader();
        await reader.Happened(Of(_alert, Before, 2));
        await reader.Happened(Of(_alert, Before, 1));
        reader.End();

        var item = Assert.Single(await reader.ReadAllAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, item.News!.Number);
    }

    private static FeedEvent Of(Guid alert, Guid origin, long number) => FeedEvent.Of(new AlertView
    {
        Id = alert,
        FarmId = Guid.Empty,
        Source = new AlertSource(AlertSourceKind.Sensor, Guid.Empty),
        Kind = AlertKind.Stale,
        Severity = AlertSeverity.Warning,
        State = AlertState.Open,
        Message = "Silent",
        Count = 1,
        OpenedAt = DateTimeOffset.UnixEpoch,
        LastAt = DateTimeOffset.UnixEpoch,
    }) with
    {
        Origin = origin,
        Number = number,
    };
}
