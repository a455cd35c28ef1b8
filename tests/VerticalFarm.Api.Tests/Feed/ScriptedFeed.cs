using System.Reflection;
using System.Threading.Channels;
using VerticalFarm.Contracts.Feed;

namespace VerticalFarm.Api.Tests.Feed;

/// <summary>A cluster with one feed, which answers each renewal as the test says.</summary>
public class ScriptedFeed : DispatchProxy, IFarmFeedGrain
{
    private readonly Channel<TaskCompletionSource<bool>> _asked = Channel.CreateUnbounded<TaskCompletionSource<bool>>();

    /// <summary>Whether the subscription was ended.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>The grain factory that leads to it.</summary>
    internal static (IGrainFactory Grains, ScriptedFeed Feed) Create()
    {
        var grains = Create<IGrainFactory, ScriptedFeed>();
        return (grains, (ScriptedFeed)(object)grains);
    }

    /// <summary>The next time that somebody subscribes or renews, to be answered.</summary>
    public async Task<TaskCompletionSource<bool>> AskedAsync() =>
        await _asked.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    public Task<bool> Subscribe(IFarmFeedObserver observer)
    {
        var asked = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.Writer.TryWrite(asked);
        return asked.Task;
    }

    public Task Unsubscribe(IFarmFeedObserver observer)
    {
        IsEnded = true;
        return Task.CompletedTask;
    }

    public Task Publish(FeedEvent news) => throw new NotSupportedException("Nobody outside publishes");

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        nameof(IGrainFactory.GetGrain) => this,
        nameof(IGrainFactory.CreateObjectReference) => args![0],
        _ => null,
    };
}
