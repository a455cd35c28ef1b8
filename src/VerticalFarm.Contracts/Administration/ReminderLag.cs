namespace VerticalFarm.Contracts.Administration;

/// <summary>Whether rules are evaluated every minute, as the database knows it, to which silos tell it every ten seconds.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ReminderLag")]
public sealed record ReminderLag
{
    /// <summary>Reminders there are, of all kinds.</summary>
    [Id(0)]
    public required long Reminders { get; init; }

    /// <summary>Rules that are to be evaluated every minute: those in mode <c>shadow</c> or <c>armed</c>.</summary>
    [Id(1)]
    public required long Rules { get; init; }

    /// <summary>Those of them without an evaluation for over 90 s.</summary>
    [Id(2)]
    public required long RulesLate { get; init; }

    /// <summary>Seconds beyond a minute since the evaluation that is longest ago; 0 when none is late.</summary>
    [Id(3)]
    public required double LagSeconds { get; init; }

    /// <summary>Minutes in which a rule should have been evaluated and was not, since those rules were made.</summary>
    [Id(4)]
    public required long MinutesMissed { get; init; }
}
