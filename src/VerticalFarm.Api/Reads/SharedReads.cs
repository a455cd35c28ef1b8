using System.Collections.Concurrent;

namespace VerticalFarm.Api.Reads;

/// <summary>
/// Many who ask the same at the same time are answered by one look. Nobody is given something old: a request only joins a look that begins
/// after it came in, so it sees what a look of its own would have seen.
/// </summary>
/// <remarks>
/// Those who come while a look is under way wait for the next, together. Should the one under way hang, the next does not wait for it longer
/// than <see cref="Patience"/>. A look is taken in the name of the first who wanted it, so whoever may see something else needs another key.
/// </remarks>
/// <typeparam name="TKey">What is asked, and by whom.</typeparam>
/// <typeparam name="T">What is seen; it is shared, so it must not change.</typeparam>
internal sealed class SharedReads<TKey, T>(TimeProvider time)
    where TKey : notnull
{
    /// <summary>How long the next look waits for the one under way, at most.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<TKey, Line> _lines = new();

    /// <summary>How many things are being looked at; none are remembered afterwards.</summary>
    public int Open => _lines.Count;

    /// <summary>Looks, or joins those who are about to. A look that fails, fails for all who joined it.</summary>
    public Task<T> ReadAsync(TKey key, Func<Task<T>> look)
    {
        while (true)
        {
            var line = _lines.GetOrAdd(key, static _ => new Line());
            var mine = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
            Task? before = null;
            lock (line)
            {
                if (line.Gone)
                {
                    continue; // Between finding it and locking it, its last look ended.
                }

                if (line.Next is { } next)
                {
                    return next;
                }

                if (line.UnderWay == 0)
                {
                    line.Begin(mine.Task);
                }
                else
                {
                    before = line.Last;
                    line.Next = mine.Task;
                }
            }

            _ = before is null ? LookAsync(key, line, mine, look) : LookAfterAsync(before, key, line, mine, look);
            return mine.Task;
        }
    }

    private async Task LookAfterAsync(Task before, TKey key, Line line, TaskCompletionSource<T> mine, Func<Task<T>> look)
    {
        await before.WaitAsync(Patience, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (line)
        {
            line.Next = null; // Who comes from here on waits for another.
            line.Begin(mine.Task);
        }

        await LookAsync(key, line, mine, look);
    }

    private async Task LookAsync(TKey key, Line line, TaskCompletionSource<T> mine, Func<Task<T>> look)
    {
        try
        {
            mine.SetResult(await look());
        }
        catch (Exception fault)
        {
            mine.SetException(fault); // Everyone who joined throws it.
        }
        finally
        {
            lock (line)
            {
                line.UnderWay--;
                if (line.UnderWay == 0 && line.Next is null)
                {
                    line.Gone = true;
                    _lines.TryRemove(new KeyValuePair<TKey, Line>(key, line));
                }
            }
        }
    }

    private sealed class Line
    {
        public int UnderWay { get; set; }

        public Task? Last { get; private set; }

        public Task<T>? Next { get; set; }

        public bool Gone { get; set; }

        public void Begin(Task<T> look)
        {
            UnderWay++;
            Last = look;
        }
    }
}
