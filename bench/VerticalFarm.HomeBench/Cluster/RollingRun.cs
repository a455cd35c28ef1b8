using System.Globalization;

namespace VerticalFarm.HomeBench.Cluster;

/// <summary>Every silo is ended and started again, one after the other, as a roll-out does, while farms are asked for and readings come in (from a generator of their own; see bench/chaos.sh).</summary>
internal sealed class RollingRun(Gateway gateway, Uri address, string dataDirectory)
{
    private const int Farms = 50;

    // The most that p99 may grow by meanwhile.
    private const int Slower = 5;
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Persistence = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task<int> RunAsync()
    {
        var farms = new List<string>();
        for (var number = 0; number < Farms; number++)
        {
            farms.Add((await gateway.PostAsync("farms", new { name = $"Hall {number}" })).GetProperty("id").GetString()!);
        }

        var prober = new Prober(address, gateway.Token, farms, Persistence);
        using var over = new CancellationTokenSource();
        var asking = prober.RunAsync(over.Token);
        await Task.Delay(Calm / 3, TimeProvider.System); // The first answers are those of a stack that has just begun.
        var calm = TimeProvider.System.GetTimestamp();
        await Task.Delay(Calm, TimeProvider.System);
        var begun = TimeProvider.System.GetTimestamp();
        foreach (var silo in StackPart.Silos(dataDirectory))
        {
            await silo.SignalAsync("TERM");
            await Waiting.UntilAsync(() => Task.FromResult(!silo.IsRunning), Patience, $"{silo.Name} has ended");
            silo.StartAgain();
            await Waiting.UntilAsync(silo.IsReadyAsync, Patience, $"{silo.Name} serves again");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():HH:mm:ss} {silo.Name} was ended and serves again"));
        }

        var took = TimeProvider.System.GetElapsedTime(begun);
        await over.CancelAsync();
        await asking;
        return Tell([.. prober.Answers.Where(answer => answer.At >= calm && answer.At < begun)], [.. prober.Answers.Where(answer => answer.At >= begun)], took);
    }

    private static int Tell(Prober.Answer[] calm, Prober.Answer[] rolling, TimeSpan took)
    {
        var failed = rolling.Count(answer => answer.Status != 200);
        var (before, meanwhile) = (P99(calm), P99(rolling));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(failed == 0 ? "ok    " : "NOT OK")} {rolling.Length} requests in {took.TotalSeconds:0} s, {rolling.Count(answer => answer.Tries > 1)} of them asked again, {failed} failed all the same"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(meanwhile <= Slower * before ? "ok    " : "NOT OK")} p99 {meanwhile:0.0} ms, in calm {before:0.0} ms (at most {Slower} times); the slowest {rolling.Max(answer => answer.Took.TotalMilliseconds):0} ms"));
        return failed == 0 && meanwhile <= Slower * before ? 0 : 1;
    }

    private static double P99(Prober.Answer[] answers)
    {
        var all = answers.Select(answer => answer.Took.TotalMilliseconds).Order().ToArray();
        return all[(int)((all.Length - 1) * 0.99)];
    }
}
