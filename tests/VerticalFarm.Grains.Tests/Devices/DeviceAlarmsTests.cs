using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Grains.Devices;
using VerticalFarm.Grains.Devices.Control;

namespace VerticalFarm.Grains.Tests.Devices;

public sealed class DeviceAlarmsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan OfflineAfter = TimeSpan.FromMinutes(2);
    private static readonly Guid Device = Guid.NewGuid();

    [Fact]
    public void A_device_that_is_well_has_nothing_to_tell_and_what_was_told_is_over() =>
        Assert.All(Judge(State, Online(PowerState.Off)), verdict => Assert.True(verdict is { Signal: null, IsOver: true }));

    [Fact]
    public void While_its_home_is_away_it_tells_nothing_and_takes_nothing_back() =>
        Assert.Empty(Judge(Failed(CommandKind.TurnOn) with { OfflineSince = Now.AddHours(-1) }, new Surroundings { Seen = new EntityObservation { Connected = false } }, homeIsAway: true));

    [Theory]
    [InlineData(-119, -9999, false)]
    [InlineData(-120, -9999, true)]
    [InlineData(-9999, -119, false)] // Its home has just come back.
    [InlineData(-9999, -120, true)]
    public void Out_of_reach_counts_from_when_both_it_was_gone_and_its_home_was_there(int goneSeconds, int connectedSeconds, bool isTold)
    {
        var seen = new EntityObservation { Connected = true, Available = false, ConnectedSince = Now.AddSeconds(connectedSeconds) };

        var verdict = Of(AlertKind.DeviceOffline, State with { OfflineSince = Now.AddSeconds(goneSeconds) }, new Surroundings { Seen = seen });

        Assert.Equal(isTold, verdict.Signal is not null);
        Assert.False(verdict.IsOver);
        Assert.True(verdict.Signal is null || verdict.Signal.ThroughHomeAssistant);
    }

    [Fact]
    public void The_same_absence_is_told_with_the_same_time()
    {
        var gone = State with { OfflineSince = Now.AddHours(-1) };
        var around = new Surroundings { Seen = new EntityObservation { Connected = true, ConnectedSince = Now.AddDays(-1) } };

        Assert.Equal(Of(AlertKind.DeviceOffline, gone, around).Signal!.At, DeviceAlarms.Judge(Device, gone, around, false, new DeviceOptions(), OfflineAfter, Now.AddHours(1)).First().Signal!.At);
    }

    [Theory]
    [InlineData(CommandKind.TurnOn, PowerState.Off, AlertSeverity.Warning)]
    [InlineData(CommandKind.TurnOff, PowerState.Off, AlertSeverity.Warning)]
    [InlineData(CommandKind.TurnOff, PowerState.On, AlertSeverity.Critical)]
    public void A_command_that_failed_is_critical_when_it_leaves_the_device_on(CommandKind kind, PowerState reported, AlertSeverity severity) =>
        Assert.Equal(severity, Of(AlertKind.CommandFailed, Failed(kind), Online(reported)).Signal!.Severity);

    [Theory]
    [InlineData(CommandStatus.Requested, false)]
    [InlineData(CommandStatus.Sent, false)]
    [InlineData(CommandStatus.Accepted, false)]
    [InlineData(CommandStatus.Superseded, false)]
    [InlineData(CommandStatus.Observed, true)]
    public void What_failed_is_over_only_when_a_command_came_about(CommandStatus status, bool isOver)
    {
        var state = State with { Command = Command(CommandKind.TurnOn) with { Status = status } };

        var verdict = Of(AlertKind.CommandFailed, state, Online(PowerState.Off));

        Assert.Equal((null, isOver), (verdict.Signal, verdict.IsOver));
    }

    [Fact]
    public void That_it_does_not_obey_its_envelope_is_told_as_that_and_not_as_a_failed_command_too()
    {
        var state = Failed(CommandKind.TurnOff) with { LeaseExpiresAt = Now.AddMinutes(-1), TurnedOnAt = Now.AddHours(-1) };

        Assert.Equal(AlertSeverity.Critical, Of(AlertKind.Safety, state, Online(PowerState.On)).Signal!.Severity);
        Assert.Null(Of(AlertKind.CommandFailed, state, Online(PowerState.On)).Signal);
    }

    [Fact]
    public void While_it_is_tried_again_what_was_told_is_not_over()
    {
        var state = State with
        {
            Command = Command(CommandKind.TurnOff) with { Status = CommandStatus.Sent },
            LeaseExpiresAt = Now.AddMinutes(-1),
            TurnedOnAt = Now.AddHours(-1),
        };

        Assert.Equal((null, false), (Of(AlertKind.Safety, state, Online(PowerState.On)).Signal, Of(AlertKind.Safety, state, Online(PowerState.On)).IsOver));
    }

    [Theory]
    [InlineData(600, 600, true)]
    [InlineData(null, 30, false)] // Somebody said for how long.
    [InlineData(600, 30, false)]
    public void A_lease_that_the_envelope_ended_is_an_incident_and_one_that_was_asked_for_is_none(int? maxOnSeconds, int ranSeconds, bool isIncident)
    {
        var on = Now.AddSeconds(-ranSeconds);
        var state = State with
        {
            Spec = State.Spec with { Safety = new SafetyEnvelope { MaxOnSeconds = maxOnSeconds } },
            Desired = new DesiredState { State = PowerState.On, At = on },
            TurnedOnAt = on,
            LeaseExpiresAt = Now,
        };

        var step = Twin.Advance(state, Device, Online(PowerState.On), new DeviceOptions(), Now);

        Assert.True(step.Send);
        Assert.Equal(isIncident, step.State.Incident is not null);
    }

    [Fact]
    public void An_incident_is_settled_by_the_next_off_that_somebody_wants()
    {
        var state = State with { Incident = new Incident(DutyKind.Budget, "enough", Now), Desired = new DesiredState { State = PowerState.Off, At = Now } };

        Assert.NotNull(Incident.Settle(state).Incident); // That is the envelope's own.
        Assert.NotNull(Incident.Settle(state with { Desired = new DesiredState { State = PowerState.On, At = Now.AddSeconds(1) } }).Incident);
        Assert.Null(Incident.Settle(state with { Desired = new DesiredState { State = PowerState.Off, At = Now.AddSeconds(1) } }).Incident);
    }

    private static DeviceState State => new() { Spec = new DeviceSpec { Name = "Pump", Type = DeviceType.Pump, EntityId = "switch.pump" } };

    private static DeviceState Failed(CommandKind kind) => State with
    {
        Command = Command(kind) with { Status = CommandStatus.Failed, EndedAt = Now.AddSeconds(-10), Message = "not seen to follow" },
    };

    private static CommandView Command(CommandKind kind) => new()
    {
        Id = Guid.NewGuid(),
        DeviceId = Device,
        Command = kind,
        Source = new CommandSource(CommandSourceKind.User, Guid.NewGuid()),
        Status = CommandStatus.Requested,
        RequestedAt = Now.AddMinutes(-1),
    };

    private static Surroundings Online(PowerState power) => new()
    {
        Seen = new EntityObservation { Connected = true, Available = true, State = new ReportedState { State = power, At = Now.AddHours(-1) }, ConnectedSince = Now.AddDays(-1) },
    };

    private static AlarmVerdict[] Judge(DeviceState state, Surroundings around, bool homeIsAway = false) =>
        [.. DeviceAlarms.Judge(Device, state, around, homeIsAway, new DeviceOptions(), OfflineAfter, Now)];

    private static AlarmVerdict Of(AlertKind kind, DeviceState state, Surroundings around) => Judge(state, around).Single(verdict => verdict.Kind == kind);
}
