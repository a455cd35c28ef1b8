using System.Globalization;

namespace VerticalFarm.HomeBench.Cluster;

/// <summary>What came of it, in figures, and whether it is as it has to be.</summary>
internal sealed class ClusterVerdict(Runners runners, RuleWatch rules, IReadOnlyList<Prober.Answer> answers, Disruptions disruptions)
{
    /// <summary>Prints the figures.</summary>
    /// <param name="grace">For how long after a disruption errors are expected, and how much longer than its lease a device may be on.</param>
    /// <param name="rulesMade">How many rules there are.</param>
    /// <returns>0 when all is as it has to be.</returns>
    public int Tell(TimeSpan grace, int rulesMade)
    {
        var lease = TimeSpan.FromSeconds(Runners.LeaseSeconds);
        var errors = answers.Where(answer => answer.Status != 200).ToArray();
        var late = errors.Where(error => !(disruptions.Since(error.At) <= grace)).ToArray();
        var wrong = errors.Where(error => error is not { Status: 503, SaysWhen: true }).ToArray();
        (string What, bool Holds)[] verdicts =
        [
            (string.Create(CultureInfo.InvariantCulture, $"{runners.Runs} runs of devices, the longest {runners.LongestOn.TotalSeconds:0.0} s with a lease of {lease.TotalSeconds:0} s (at most {(lease + grace).TotalSeconds:0} s)"), runners.LongestOn <= lease + grace),
            (string.Create(CultureInfo.InvariantCulture, $"{rules.Rules} rules, the longest without an evaluation {rules.Longest.TotalSeconds:0.0} s (at most 90 s); {rules.MinutesMissed} minutes of rules missed"), rules.Longest <= TimeSpan.FromSeconds(90) && rules.Rules >= rulesMade),
            (string.Create(CultureInfo.InvariantCulture, $"{answers.Count} requests to the gateway, {errors.Length} errors ({Statuses(errors)}), {wrong.Length} of them without Retry-After or other than 503"), wrong.Length == 0),
            (string.Create(CultureInfo.InvariantCulture, $"{late.Length} errors later than {grace.TotalSeconds:0} s after a disruption; of all answers p50 {Percentile(0.5):0.0} ms, p99 {Percentile(0.99):0.0} ms, the slowest {Percentile(1):0} ms"), late.Length == 0),
        ];
        foreach (var (what, holds) in verdicts)
        {
            Console.WriteLine($"{(holds ? "ok    " : "NOT OK")} {what}");
        }

        return verdicts.All(verdict => verdict.Holds) ? 0 : 1;
    }

    private static string Statuses(Prober.Answer[] errors) =>
        errors.Length == 0 ? "none" : string.Join(", ", errors.GroupBy(error => error.Status).OrderBy(group => group.Key).Select(group => $"{group.Count()} x {(group.Key == 0 ? "no answer" : group.Key)}"));

    private double Percentile(double part)
    {
        var all = answers.Select(answer => answer.Took.TotalMilliseconds).Order().ToArray();
        return all.Length == 0 ? 0 : all[(int)((all.Length - 1) * part)];
    }
}
