namespace VerticalFarm.Grains.HomeAssistant;

/// <summary>The waiting readings of one farm, in order. Who empties it takes nothing out before it is stored.</summary>
internal sealed class FarmQueue
{
    private readonly Lock _lock = new();
    private readonly Queue<WaitingReading> _waiting = new();
    private bool _pumping;
    private int _droppedWhilePeeked;

    /// <summary>The work that empties it; completed when it was empty.</summary>
    public Task Pump { get; set; } = Task.CompletedTask;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Adds readings; tells how many of the oldest had to give way.</summary>
    public int Add(IReadOnlyCollection<WaitingReading> readings, int max)
    {
        lock (_lock)
        {
            foreach (var reading in readings)
            {
                _waiting.Enqueue(reading);
            }

            var dropped = Math.Max(0, _waiting.Count - max);
            for (var i = 0; i < dropped; i++)
            {
                _waiting.Dequeue();
            }

            _droppedWhilePeeked += dropped;
            return dropped;
        }
    }

    /// <summary>Whether the caller is to empty it: nobody else does.</summary>
    public bool TryBeginPump()
    {
        lock (_lock)
        {
            var begins = !_pumping && _waiting.Count > 0;
            _pumping |= begins;
            return begins;
        }
    }

    /// <summary>The oldest, left where they are. None: the caller's work is over.</summary>
    public WaitingReading[] Peek(int max)
    {
        lock (_lock)
        {
            _droppedWhilePeeked = 0;
            _pumping = _waiting.Count > 0;
            return [.. _waiting.Take(max)];
        }
    }

    /// <summary>Takes out what was peeked at, except for what had to give way meanwhile.</summary>
    public void Remove(int peeked)
    {
        lock (_lock)
        {
            for (var left = peeked - _droppedWhilePeeked; left > 0; left--)
            {
                _waiting.Dequeue();
            }
        }
    }
}
