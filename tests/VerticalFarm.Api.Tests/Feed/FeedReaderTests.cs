using VerticalFarm.Api.Feed;
using VerticalFarm.Contracts.Feed;

namespace VerticalFarm.Api.Tests.Feed;

public sealed class FeedReaderTests
{
    private readonly FeedReader _reader = new();

    [Fact]
    public async Task As_much_as_there_is_room_for_waits_in_order()
    {
        await FillAsync(FeedReader.Capacity - 1);
        _reader.Add(new FeedItem(FeedItemKind.Heartbeat));
        _reader.End();

        Assert.False(_reader.Overrun.IsCompleted);
        var items = await _reader.ReadAllAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(FeedReader.Capacity, items.Count);
        Assert.All(items[..^1], item => Assert.Same(FeedEvent.OfFarm, item.News));
        Assert.Equal(FeedItemKind.Heartbeat, items[^1].Kind);
    }

    [Fact]
    public async Task One_more_than_there_is_room_for_is_an_overrun()
    {
        await FillAsync(FeedReader.Capacity);
        Assert.False(_reader.Overrun.IsCompleted);

        await FillAsync(1);

        Assert.True(_reader.Overrun.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task What_comes_after_the_end_is_no_overrun()
    {
        _reader.End();
        await FillAsync(FeedReader.Capacity + 1);

        Assert.False(_reader.Overrun.IsCompleted);
    }

    private async Task FillAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await _reader.Happened(FeedEvent.OfFarm);
        }
    }
}
