using System.Globalization;

namespace VerticalFarm.HomeBench.Cluster;

/// <summary>
/// A silo is killed every minute and started again ten seconds later, PostgreSQL is restarted once, and one silo stands still for a minute and a half:
/// long enough to be given up, so that it finds itself expelled when it goes on.
/// </summary>
internal sealed class Disruptions(IReadOnlyList<StackPart> silos, StackPart postgres, TimeSpan duration)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StartedAgainAfter = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Frozen = TimeSpan.FromSeconds(90);

    private readonly List<long> _moments = [];
    private StackPart? _frozen;

    /// <summary>The longest time from the last disruption before a moment to it; null when there was none before.</summary>
    public TimeSpan? Since(long moment)
    {
        lock (_moments)
        {
            var before = _moments.Where(at => at <= moment).DefaultIfEmpty().Max();
            return before == 0 ? null : TimeProvider.System.GetElapsedTime(before, moment);
        }
    }

    public Task RunAsync() => Task.WhenAll(KillAsync(), RestartPostgresAsync(), FreezeAsync());

    private async Task KillAsync()
    {
        for (var i = 0; (i + 1) * Every < duration; i++)
        {
            await Task.Delay(Every - StartedAgainAfter, TimeProvider.System);
            var silo = silos[i % silos.Count];
            if (silo == _frozen)
            {
                silo = silos[(i + 1) % silos.Count];
            }

            Tell($"kill -9 {silo.Name}");
            await silo.SignalAsync("KILL");
            await Task.Delay(StartedAgainAfter, TimeProvider.System);
            silo.StartAgain();
            Tell($"{silo.Name} is started again");
        }
    }

    private async Task RestartPostgresAsync()
    {
        await Task.Delay(duration * 0.45, TimeProvider.System);
        Tell("PostgreSQL is restarted"); // run.sh starts it again.
        await postgres.SignalAsync("INT");
    }

    private async Task FreezeAsync()
    {
        await Task.Delay(duration * 0.7, TimeProvider.System);
        _frozen = silos.Last(silo => silo.IsRunning);
        Tell($"{_frozen.Name} stands still");
        await _frozen.SignalAsync("STOP");
        await Task.Delay(Frozen, TimeProvider.System);
        Tell($"{_frozen.Name} goes on");
        await _frozen.SignalAsync("CONT");
        await Task.Delay(StartedAgainAfter, TimeProvider.System);
        if (!_frozen.IsRunning)
        {
            _frozen.StartAgain();
            Tell($"{_frozen.Name} had ended itself and is started again");
        }

        _frozen = null;
    }

    private void Tell(string what)
    {
        lock (_moments)
        {
            _moments.Add(TimeProvider.System.GetTimestamp());
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():HH:mm:ss} {what}"));
    }
}
