using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace VerticalFarm.HomeAssistant.Tests.Peers;

/// <summary>A clock that stands until it is advanced, and tells which timers were armed, so that none is missed by advancing too soon.</summary>
internal sealed class TestClock : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _armed = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _armed.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Waits until a timer is armed, or has been since the last call, that is not one of the known ones.</summary>
    public async Task<TimeSpan> ArmedAsync(Func<TimeSpan, bool> wanted)
    {
        await foreach (var due in _armed.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            if (wanted(due))
            {
                return due;
            }
        }

        throw new InvalidOperationException("Never: the channel is not completed.");
    }
}
