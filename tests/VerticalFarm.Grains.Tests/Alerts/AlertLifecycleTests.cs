using CsCheck;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Grains.Alerts.Lifecycle;

namespace VerticalFarm.Grains.Tests.Alerts;

public sealed class AlertLifecycleTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly Guid Sensor = Guid.NewGuid();
    private static readonly Guid Ada = Guid.NewGuid();

    [Fact]
    public void The_first_signal_opens_an_alert_that_says_what_it_says()
    {
        var opened = AlertLifecycle.Raise(null, Signal(Start, AlertSeverity.Critical) with { Value = 35 }, Start.AddSeconds(1)).Opened!;

        Assert.Equal((AlertState.Open, true, 1, 35.0, AlertSeverity.Critical), (opened.State, opened.Active, opened.Count, opened.Value!.Value, opened.Severity));
        Assert.Equal((Start.AddSeconds(1), Start), (opened.OpenedAt, opened.LastAt));
    }

    [Fact]
    public void The_same_said_again_changes_nothing() =>
        Assert.Equal(AlertChange.None, AlertLifecycle.Raise(Opened(), Signal(Start), Start.AddHours(1)));

    [Fact]
    public void A_time_that_the_database_rounds_is_the_same_said_again() =>
        Assert.Equal(AlertChange.None, AlertLifecycle.Raise(Opened(), Signal(Start.AddTicks(9)), Start.AddHours(1)));

    [Fact]
    public void The_same_in_other_words_takes_the_words_and_counts_nothing()
    {
        var (changed, opened) = AlertLifecycle.Raise(Opened(), Signal(Start) with { Message = "otherwise" }, Start.AddHours(1));

        Assert.Null(opened);
        Assert.Equal(("otherwise", 1, AlertState.Open), (changed!.Message, changed.Count, changed.State));
    }

    [Fact]
    public void More_of_the_same_raises_the_count_of_the_one_that_is_open()
    {
        var (changed, opened) = AlertLifecycle.Raise(Opened(), Signal(Start.AddMinutes(1)), Start.AddMinutes(1));

        Assert.Null(opened);
        Assert.Equal((2, Start.AddMinutes(1), Start), (changed!.Count, changed.LastAt, changed.OpenedAt));
    }

    [Fact]
    public void What_was_acknowledged_stays_so_when_more_of_the_same_comes()
    {
        var seen = AlertLifecycle.Acknowledge(Opened(), Ada, Start)!;

        var changed = AlertLifecycle.Raise(seen, Signal(Start.AddMinutes(1)), Start.AddMinutes(1)).Changed!;

        Assert.Equal((AlertState.Acknowledged, Ada, 2), (changed.State, changed.AcknowledgedBy!.Value, changed.Count));
    }

    [Fact]
    public void What_was_acknowledged_as_a_warning_is_open_again_when_it_becomes_critical()
    {
        var seen = AlertLifecycle.Acknowledge(Opened(), Ada, Start)!;

        var changed = AlertLifecycle.Raise(seen, Signal(Start, AlertSeverity.Critical), Start.AddMinutes(1)).Changed!;

        Assert.Equal((AlertState.Open, AlertSeverity.Critical, null, null), (changed.State, changed.Severity, changed.AcknowledgedAt, changed.AcknowledgedBy));
    }

    [Fact]
    public void It_is_as_bad_as_it_was_at_its_worst()
    {
        var worst = AlertLifecycle.Raise(Opened(), Signal(Start, AlertSeverity.Critical), Start).Changed!;

        Assert.Equal(AlertSeverity.Critical, AlertLifecycle.Raise(worst, Signal(Start.AddMinutes(1), AlertSeverity.Info), Start).Changed!.Severity);
    }

    [Fact]
    public void What_a_person_resolved_stays_quiet_while_its_cause_is_the_same()
    {
        var resolved = AlertLifecycle.Resolve(Opened(), Ada, Start.AddMinutes(1))!;

        Assert.Equal((AlertState.Resolved, true, Ada), (resolved.State, resolved.Active, resolved.ResolvedBy!.Value));
        Assert.Equal(AlertChange.None, AlertLifecycle.Raise(resolved, Signal(Start), Start.AddHours(1)));
    }

    [Theory]
    [InlineData(1, AlertSeverity.Warning)]
    [InlineData(0, AlertSeverity.Critical)]
    public void What_a_person_resolved_is_opened_anew_when_its_cause_comes_again_or_becomes_worse(int minutes, AlertSeverity severity)
    {
        var resolved = AlertLifecycle.Resolve(Opened(), Ada, Start)!;

        var (changed, opened) = AlertLifecycle.Raise(resolved, Signal(Start.AddMinutes(minutes), severity), Start.AddMinutes(1));

        Assert.Equal((AlertState.Resolved, false), (changed!.State, changed.Active));
        Assert.Equal((AlertState.Open, 1), (opened!.State, opened.Count));
        Assert.NotEqual(changed.Id, opened.Id);
    }

    [Fact]
    public void What_is_over_is_resolved_by_itself_and_by_nobody()
    {
        var cleared = AlertLifecycle.Clear(Opened(), Start.AddMinutes(1));

        Assert.Equal((AlertState.Resolved, false, Start.AddMinutes(1), null), (cleared.State, cleared.Active, cleared.ResolvedAt!.Value, cleared.ResolvedBy));
    }

    [Fact]
    public void When_the_cause_of_what_a_person_resolved_is_gone_the_person_still_resolved_it()
    {
        var cleared = AlertLifecycle.Clear(AlertLifecycle.Resolve(Opened(), Ada, Start.AddMinutes(1))!, Start.AddMinutes(9));

        Assert.Equal((false, Start.AddMinutes(1), Ada), (cleared.Active, cleared.ResolvedAt!.Value, cleared.ResolvedBy!.Value));
    }

    [Fact]
    public void What_people_do_twice_is_done_once()
    {
        Assert.Null(AlertLifecycle.Acknowledge(AlertLifecycle.Acknowledge(Opened(), Ada, Start)!, Ada, Start));
        Assert.Null(AlertLifecycle.Resolve(AlertLifecycle.Resolve(Opened(), Ada, Start)!, Ada, Start));
        Assert.Null(AlertLifecycle.Acknowledge(AlertLifecycle.Resolve(Opened(), Ada, Start)!, Ada, Start));
    }

    [Theory]
    [InlineData(true, 0, true)]
    [InlineData(true, -1, false)]
    [InlineData(false, 0, false)]
    public void A_home_that_is_down_explains_what_came_through_it_since_then(bool through, int minutesAfter, bool explained)
    {
        var alert = AlertLifecycle.Raise(null, Signal(Start) with { ThroughHomeAssistant = through }, Start.AddMinutes(minutesAfter)).Opened!;
        var down = Signal(Start) with { Kind = AlertKind.HomeAssistantDown };

        Assert.Equal(explained, AlertLifecycle.IsExplainedBy(alert, down));
    }

    // Whatever happens in whatever order: at most one is at hand, what is not resolved is active, and counts are those of distinct times.
    [Fact]
    public void Whatever_happens_there_is_at_most_one_and_it_makes_sense() => Gen.Select(Gen.Int[0, 4], Gen.Int[0, 5], Gen.Enum<AlertSeverity>()).Array[0, 40].Sample(moves =>
    {
        Alert? atHand = null;
        var now = Start;
        foreach (var (move, minute, severity) in moves)
        {
            now = now.AddSeconds(1);
            var before = atHand;
            var change = move switch
            {
                0 or 1 => AlertLifecycle.Raise(atHand, Signal(Start.AddMinutes(minute), severity), now),
                2 => new AlertChange(atHand is null ? null : AlertLifecycle.Clear(atHand, now), null),
                3 => new AlertChange(atHand is null ? null : AlertLifecycle.Acknowledge(atHand, Ada, now), null),
                _ => new AlertChange(atHand is null ? null : AlertLifecycle.Resolve(atHand, Ada, now), null),
            };
            Assert.Equal(before?.Version + 1, change.Changed is null ? before?.Version + 1 : change.Changed.Version);
            Assert.True(change.Opened is null || before is null || change.Changed is { Active: false });
            atHand = change.Opened ?? change.Changed ?? atHand;
            atHand = atHand is { Active: false } ? null : atHand;
            if (atHand is not null)
            {
                Assert.True(atHand.State == AlertState.Resolved == atHand.ResolvedAt is not null);
                Assert.True(atHand.State != AlertState.Acknowledged || atHand.AcknowledgedBy == Ada);
                Assert.True(before is null || before.Id != atHand.Id || (atHand.Count >= before.Count && atHand.Severity >= before.Severity));
            }
        }
    });

    private static Alert Opened() => AlertLifecycle.Raise(null, Signal(Start), Start).Opened!;

    private static AlertSignal Signal(DateTimeOffset at, AlertSeverity severity = AlertSeverity.Warning) =>
        new() { Source = AlertSource.Sensor(Sensor), Kind = AlertKind.ThresholdHigh, Severity = severity, Message = "too warm", At = at };
}
