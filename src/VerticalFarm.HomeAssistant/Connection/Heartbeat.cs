namespace VerticalFarm.HomeAssistant.Connection;

/// <summary>What the heartbeat wants done.</summary>
internal enum Pulse
{
    /// <summary>Ask the peer for a sign of life.</summary>
    Ask,

    /// <summary>The peer has been silent for too long.</summary>
    Lost,
}

/// <summary>Decides by the clock when to ping, and when a silent peer counts as frozen. Anything that is heard is a sign of life.</summary>
internal sealed class Heartbeat(HomeAssistantOptions options, TimeProvider time)
{
    private long _askedAt = time.GetTimestamp();
    private long _heardAt = time.GetTimestamp();

    /// <summary>For how long nothing was heard.</summary>
    public TimeSpan Silence => time.GetElapsedTime(Volatile.Read(ref _heardAt));

    public void Heard() => Volatile.Write(ref _heardAt, time.GetTimestamp());

    /// <summary>Waits until something is to be done.</summary>
    public async Task<Pulse> NextAsync(CancellationToken ct)
    {
        while (true)
        {
            var untilLost = options.SilenceLimit - Silence;
            if (untilLost <= TimeSpan.Zero)
            {
                return Pulse.Lost;
            }

            var untilAsk = options.PingInterval - time.GetElapsedTime(_askedAt);
            if (untilAsk <= TimeSpan.Zero)
            {
                _askedAt = time.GetTimestamp();
                return Pulse.Ask;
            }

            // A timer counts whole milliseconds: rounding up keeps it from spinning through the last one.
            var wait = TimeSpan.FromMilliseconds(Math.Ceiling((untilAsk < untilLost ? untilAsk : untilLost).TotalMilliseconds));
            await Task.Delay(wait, time, ct);
        }
    }
}
