using System.Diagnostics;

namespace VerticalFarm.Testing;

/// <summary>Waits for what has no event to await: a row, a state of another process.</summary>
public static class Eventually
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks until the answer is yes.</summary>
    /// <param name="condition">Asked again and again, 20 ms apart. What it throws counts as no, and is told if the time runs out.</param>
    /// <param name="timeout">How long to ask.</param>
    /// <param name="because">Completes the sentence "expected that ...".</param>
    /// <param name="cancellationToken">Ends the wait early.</param>
    /// <exception cref="TimeoutException">The answer was never yes.</exception>
    public static async Task BecomesTrueAsync(
        Func<Task<bool>> condition, TimeSpan timeout, string because, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var clock = Stopwatch.StartNew();
        Exception? last;
        do
        {
            try
            {
                if (await condition())
                {
                    return;
                }

                last = null;
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                last = exception;
            }

            await Task.Delay(PollInterval, TimeProvider.System, cancellationToken);
        }
        while (clock.Elapsed < timeout);

        throw new TimeoutException($"Expected that {because}; it did not come true within {timeout.TotalSeconds:0.#} s.", last);
    }

    /// <inheritdoc cref="BecomesTrueAsync(Func{Task{bool}}, TimeSpan, string, CancellationToken)"/>
    public static Task BecomesTrueAsync(Func<bool> condition, TimeSpan timeout, string because, CancellationToken cancellationToken = default) =>
        BecomesTrueAsync(() => Task.FromResult(condition()), timeout, because, cancellationToken);
}
