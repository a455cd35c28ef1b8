using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Automation.Backtest;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Automation.Backtest;
using VerticalFarm.Grains.Automation.Evaluation;
using VerticalFarm.Grains.Tests.Automation.Evaluation;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Tests.Automation.Backtest;

public sealed class BacktesterTests
{
    private static readonly RuleDefinition Cool = Room.When(Room.Above26) with
    {
        Otherwise = [new DeviceAction(DeviceSelector.OfId(Room.Fan), CommandKind.TurnOff)],
    };

    [Fact]
    public void A_firing_lasts_from_the_reading_that_crosses_to_the_one_that_lets_go()
    {
        var report = Run(Cool, [(0, 24), (60, 27), (120, 25.7), (180, 25.4), (240, 25)], to: 300);

        Assert.Equal([new BacktestFiring(At(60), At(180), 120)], report.Firings);
        Assert.Equal([(At(0), RuleOutcome.False), (At(60), RuleOutcome.True), (At(180), RuleOutcome.False)], report.Timeline.Select(turn => (turn.At, turn.Outcome)));
        Assert.Equal(new BacktestShares(0.4, 0.6, 0), report.Shares);
        Assert.Equal(new BacktestDevice(Room.Fan, "Fan", 120, 1, 0), Assert.Single(report.Devices));
        Assert.Equal((5, ReadingResolution.Raw), (report.Readings, report.Resolution));
    }

    [Fact]
    public void Silence_is_unknown_there_too()
    {
        var report = Run(Cool with { OnUnknown = OnUnknown.False }, [(0, 27)], to: 360);

        Assert.Equal(new BacktestShares(0.5, 0, 0.5), report.Shares with { True = Math.Round(report.Shares.True, 3), Unknown = Math.Round(report.Shares.Unknown, 3) });
        Assert.Equal(180, Assert.Single(report.Firings).Seconds, 3);
    }

    [Fact]
    public void A_reading_of_before_the_time_counts_while_it_is_believed() =>
        Assert.Equal(RuleOutcome.True, Run(Cool, [(-60, 27)], to: 60).Timeline[0].Outcome);

    [Fact]
    public void A_firing_that_goes_on_ends_with_the_time() => Assert.Equal(At(100), Assert.Single(Run(Cool, [(0, 27)], to: 100).Firings).To);

    [Fact]
    public void A_lease_ends_what_the_rule_would_have_kept_on()
    {
        var report = Run(Cool, [.. Minutes(0, 10, 27)], to: 600, new SafetyEnvelope { MaxOnSeconds = 120 });

        Assert.Equal(new BacktestDevice(Room.Fan, "Fan", 120, 1, 1), Assert.Single(report.Devices));
        Assert.Equal(600, Assert.Single(report.Firings).Seconds);
    }

    [Fact]
    public void What_comes_too_early_is_refused_once_and_followed_as_soon_as_it_may()
    {
        (double, double)[] readings = [(0, 27), (60, 25), (120, 27), .. Minutes(3, 6, 27)];

        var report = Run(Cool, readings, to: 600, new SafetyEnvelope { MinOffSeconds = 180 });

        var refused = Assert.Single(report.Refused);
        Assert.Equal((At(120), CommandKind.TurnOn), (refused.At, refused.Command));
        Assert.Contains("180 s", refused.Message, StringComparison.Ordinal);
        Assert.Equal(new BacktestDevice(Room.Fan, "Fan", 60 + (600 - 240), 2, 0), Assert.Single(report.Devices));
    }

    [Fact]
    public void What_began_just_now_goes_on_for_its_shortest_run()
    {
        var report = Run(Cool, [(0, 27), (60, 25), .. Minutes(2, 8, 25)], to: 600, new SafetyEnvelope { MinOnSeconds = 300 });

        Assert.Equal(300, Assert.Single(report.Devices).OnSeconds);
        Assert.Equal(CommandKind.TurnOff, Assert.Single(report.Refused).Command);
    }

    [Fact]
    public void The_budget_of_a_day_ends_a_run_and_forbids_the_next()
    {
        (double, double)[] readings = [.. Minutes(0, 5, 27), .. Minutes(5, 2, 25), .. Minutes(7, 3, 27)];

        var report = Run(Cool, readings, to: 600, new SafetyEnvelope { MaxOnSecondsPerDay = 240 });

        Assert.Equal(new BacktestDevice(Room.Fan, "Fan", 240, 1, 1), Assert.Single(report.Devices));
        Assert.Contains("240 s a day", Assert.Single(report.Refused).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void People_would_be_told_once_a_firing()
    {
        var rule = Cool with { Then = [new NotifyAction(Contracts.Alerts.AlertSeverity.Warning, "Hot")] };

        Assert.Equal(2, Run(rule, [(0, 27), (60, 28), (120, 25), (180, 27)], to: 240).Notifications);
    }

    [Fact]
    public void It_says_what_a_living_rule_would_have_said()
    {
        // The same history, lived through minute by minute.
        (double At, double Value)[] readings = [.. Enumerable.Range(0, 600).Select(i => (i * 37.0, 26 + (3 * Math.Sin(i / 7.0))))];
        var rule = Cool with { ForSeconds = 90, CooldownSeconds = 600 };
        var room = new Room(rule);
        var lived = new List<(DateTimeOffset, RuleOutcome)>();
        foreach (var (at, value) in readings)
        {
            var evaluation = room.Reads(at, value);
            for (var next = evaluation.NextEvaluationAt; next < At(at + 37); next = evaluation.NextEvaluationAt)
            {
                Turn(evaluation, room.Now);
                evaluation = room.LooksAt((next - Room.Start).TotalSeconds);
            }

            Turn(evaluation, room.Now);
        }

        Assert.Equal(lived, Run(rule, readings, to: 600 * 37).Timeline.Select(turn => (turn.At, turn.Outcome)));

        void Turn(RuleEvaluation evaluation, DateTimeOffset now)
        {
            if (evaluation.OutcomeChanged)
            {
                lived.Add((now, evaluation.Outcome));
            }
        }
    }

    [Fact]
    public void Light_is_summed_up_by_the_farms_own_day()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels"); // Its midnight is 23:00 UTC.
        var light = new SensorInput(Room.Light, "Light", SensorType.Ppfd, "", [], TimeSpan.FromSeconds(60), null, null);
        var lamp = Enumerable.Range(0, 24 * 60).Select(minute => new ReadingPoint(At(minute * 60), 1000)).ToArray();
        var rule = Room.When(new MetricCondition(Metric.Dli, null, Comparison.Above, 18, null, null));

        var report = Run(rule, Recording([(light, lamp)]) with { Zone = zone }, to: 24 * 3600);

        // 1,000 µmol/m²/s make 18 mol/m² in five hours: from 8:00 UTC, and again from midnight there.
        Assert.Equal([13, 28], report.Firings.Select(firing => Math.Round((firing.From - Room.Start.Date).TotalHours, 1)));
        Assert.Equal(23, (report.Firings[0].To - Room.Start.Date).TotalHours, 1);
    }

    [Fact]
    public void Devices_are_as_they_were_recorded_and_unknown_before()
    {
        var rule = Room.When(new DeviceCondition(Room.Pump, DeviceIs.On));
        var pump = new DeviceInput(Room.Pump, "Pump", DeviceType.Pump, [], null, null);
        var recording = Recording([]) with { Devices = [(pump, [new RecordedTurn(At(60), true), new RecordedTurn(At(180), false)])] };

        var report = Run(rule, recording, to: 240);

        Assert.Equal([(At(0), RuleOutcome.Unknown), (At(60), RuleOutcome.True), (At(180), RuleOutcome.False)], report.Timeline.Select(turn => (turn.At, turn.Outcome)));
    }

    [Fact]
    public void It_ends_when_nobody_waits_for_it_any_more() =>
        Assert.Throws<OperationCanceledException>(() => Tester(Cool, Recording([]), to: 600).Run(_ => [], new CancellationToken(canceled: true)));

    private static BacktestReport Run(RuleDefinition rule, (double At, double Value)[] readings, double to, SafetyEnvelope? safety = null)
    {
        var air = new SensorInput(Room.Air, "Air", SensorType.AirTemperature, "°C", [], TimeSpan.FromSeconds(60), null, null);
        return Run(rule, Recording([(air, [.. readings.Select(reading => new ReadingPoint(At(reading.At), reading.Value))])], safety), to);
    }

    private static BacktestReport Run(RuleDefinition rule, FarmRecording recording, double to) =>
        Tester(rule, recording, to).Run(selector => [selector.Id!.Value], CancellationToken.None);

    private static Backtester Tester(RuleDefinition rule, FarmRecording recording, double to) => new(new BacktestRequest(rule, At(0), At(to)), recording);

    private static FarmRecording Recording(IReadOnlyList<(SensorInput, IReadOnlyList<ReadingPoint>)> sensors, SafetyEnvelope? safety = null) => new()
    {
        Zone = TimeZoneInfo.Utc,
        Resolution = ReadingResolution.Raw,
        Sensors = sensors,
        Devices = [],
        Moved =
        [
            new DeviceView
            {
                Id = Room.Fan,
                FarmId = Guid.Empty,
                Name = "Fan",
                Type = DeviceType.Fan,
                EntityId = "fan.one",
                Mode = DeviceMode.Auto,
                Availability = DeviceAvailability.Online,
                Safety = safety ?? new SafetyEnvelope(),
                CreatedAt = Room.Start,
                UpdatedAt = Room.Start,
                Version = 1,
            },
        ],
    };

    private static IEnumerable<(double At, double Value)> Minutes(int from, int count, double value) => Enumerable.Range(from, count).Select(minute => (minute * 60.0, value));

    private static DateTimeOffset At(double seconds) => Room.Start.AddSeconds(seconds);
}
