using System.Threading.Channels;
using VerticalFarm.Contracts.Feed;

namespace VerticalFarm.Api.Feed;

/// <summary>
/// What waits for one reader. One that does not keep up is dropped: it can come again and begin with a snapshot, which costs less than
/// remembering for it.
/// </summary>
internal sealed class FeedReader : IFarmFeedObserver
{
    public const int Capacity = 256;

    private readonly Channel<FeedItem> _waiting = Channel.CreateBounded<FeedItem>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly NewestNews _newest = new();
    private readonly TaskCompletionSource _overrun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when more came than the reader took.</summary>
    public Task Overrun => _overrun.Task;

    public Task Happened(FeedEvent news)
    {
        lock (_newest) // Today's client calls an observer once at a time; nothing says that tomorrow's does.
        {
            if (_newest.Take(news))
            {
                Add(new FeedItem(FeedItemKind.News, news));
            }
        }

        return Task.CompletedTask;
    }

    public void Add(FeedItem item)
    {
        // What comes after the end is no overrun.
        if (!_waiting.Writer.TryWrite(item) && _waiting.Writer.TryComplete())
        {
            _overrun.TrySetResult();
        }
    }

    /// <summary>Nothing more is taken in; what waits is still handed out.</summary>
    public void End() => _waiting.Writer.TryComplete();

    public IAsyncEnumerable<FeedItem> ReadAllAsync(CancellationToken cancellationToken) => _waiting.Reader.ReadAllAsync(cancellationToken);
}
