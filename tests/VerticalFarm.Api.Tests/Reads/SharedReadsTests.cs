using Microsoft.Extensions.Time.Testing;
using VerticalFarm.Api.Reads;

namespace VerticalFarm.Api.Tests.Reads;

public sealed class SharedReadsTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly List<TaskCompletionSource<int>> _looks = [];
    private readonly SharedReads<string, int> _reads;

    public SharedReadsTests() => _reads = new SharedReads<string, int>(_clock);

    [Fact]
    public async Task Who_asks_alone_looks_at_once()
    {
        var asked = Ask();
        Assert.Single(_looks);
        _looks[0].SetResult(7);
        Assert.Equal(7, await asked);
        Assert.Equal(0, _reads.Open);
    }

    [Fact]
    public async Task Nobody_is_answered_by_a_look_that_began_before_they_asked()
    {
        var first = Ask();
        var later = new[] { Ask(), Ask(), Ask() };
        Assert.Single(_looks);

        _looks[0].SetResult(1);
        Assert.Equal(1, await first);
        await LooksAreAsync(2);
        Assert.All(later, waiting => Assert.False(waiting.IsCompleted));
        _looks[1].SetResult(2);
        var told = await Task.WhenAll(later);
        Assert.Equal([2, 2, 2], told);
        Assert.Equal(2, _looks.Count);
        Assert.Equal(0, _reads.Open);
    }

    [Fact]
    public async Task Different_questions_do_not_wait_for_each_other()
    {
        var (one, other) = (Ask("one"), Ask("other"));
        Assert.Equal(2, _looks.Count);
        _looks[1].SetResult(2);
        Assert.Equal(2, await other);
        Assert.False(one.IsCompleted);
        _looks[0].SetResult(1);
        Assert.Equal(1, await one);
    }

    [Fact]
    public async Task A_look_that_hangs_holds_up_the_next_for_its_patience_only()
    {
        var hanging = Ask();
        var next = Ask();
        _clock.Advance(SharedReads<string, int>.Patience - TimeSpan.FromMilliseconds(1));
        Assert.Single(_looks);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await LooksAreAsync(2);
        _looks[1].SetResult(2);
        Assert.Equal(2, await next);
        Assert.False(hanging.IsCompleted);
        Assert.Equal(1, _reads.Open);

        _looks[0].SetResult(1);
        Assert.Equal(1, await hanging);
        Assert.Equal(0, _reads.Open);
    }

    [Fact]
    public async Task A_look_that_fails_fails_for_those_who_joined_it_and_for_nobody_else()
    {
        var first = Ask();
        var joined = new[] { Ask(), Ask() };
        _looks[0].SetException(new TimeoutException("the silo is away"));
        await Assert.ThrowsAsync<TimeoutException>(() => first);
        await LooksAreAsync(2);
        _looks[1].SetResult(2);
        var told = await Task.WhenAll(joined);
        Assert.Equal([2, 2], told);
    }

    [Fact]
    public async Task However_many_ask_at_once_each_sees_what_was_so_when_it_asked_or_later()
    {
        var value = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 20_000), async (_, _) =>
        {
            var least = Interlocked.Increment(ref value);
            var seen = await _reads.ReadAsync("counter", async () =>
            {
                var now = Volatile.Read(ref value);
                await Task.Yield();
                return now;
            });
            Assert.True(seen >= least, $"asked at {least}, was told {seen}");
        });
        Assert.Equal(0, _reads.Open);
    }

    private Task<int> Ask(string question = "farm") => _reads.ReadAsync(question, () =>
    {
        var look = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _looks.Add(look);
        return look.Task;
    });

    // The next look begins on another thread, after the one before.
    private async Task LooksAreAsync(int count)
    {
        while (_looks.Count < count)
        {
            await Task.Yield();
        }
    }
}
