namespace VerticalFarm.Grains.Maintenance;

/// <summary>How long the cluster keeps what it writes down.</summary>
public sealed class HousekeepingOptions
{
    private static readonly TimeSpan LeastKept = TimeSpan.FromDays(1);
    private static readonly TimeSpan ThirteenMonths = TimeSpan.FromDays(396);

    /// <summary>How long the record of changes is kept. Default 396 days, which is 13 months.</summary>
    public TimeSpan AuditRetention { get; set; } = ThirteenMonths;

    /// <summary>How long commands are kept. Default 396 days.</summary>
    public TimeSpan CommandRetention { get; set; } = ThirteenMonths;

    /// <summary>How long decisions of rules are kept; the last of each rule stays. Default 396 days.</summary>
    public TimeSpan DecisionRetention { get; set; } = ThirteenMonths;

    /// <summary>After how long a run that does not end counts as failed. Default 10 min; longer keeps the other jobs waiting for longer.</summary>
    public TimeSpan RunTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Every setting that makes no sense, in words.</summary>
    public IEnumerable<string> Errors()
    {
        (string Name, TimeSpan Value)[] kept = [(nameof(AuditRetention), AuditRetention), (nameof(CommandRetention), CommandRetention), (nameof(DecisionRetention), DecisionRetention)];
        foreach (var (name, _) in kept.Where(time => time.Value < LeastKept || time.Value > TimeSpan.FromDays(36_500)))
        {
            yield return $"{name} must be at least a day and at most 100 years.";
        }

        if (RunTimeout < JobStretch.Long || RunTimeout > TimeSpan.FromDays(1))
        {
            yield return $"{nameof(RunTimeout)} must be at least {JobStretch.Long} and at most a day.";
        }
    }
}
