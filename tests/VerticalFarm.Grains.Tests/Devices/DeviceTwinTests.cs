using VerticalFarm.Contracts.Devices;
using VerticalFarm.Grains.Devices.Control;

namespace VerticalFarm.Grains.Tests.Devices;

public sealed class DeviceTwinTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(PowerState.On, PowerState.On, true)]
    [InlineData(PowerState.On, PowerState.Off, false)]
    [InlineData(PowerState.On, null, true)] // an entity that does not say is taken at its other values
    public void A_device_is_as_desired_when_it_is_on_or_off_as_desired(PowerState desired, PowerState? reported, bool expected) =>
        Assert.Equal(expected, DeviceTwin.IsAs(new DesiredState { State = desired, At = Now }, new ReportedState { State = reported, At = Now }));

    [Theory]
    [InlineData(60, 59.6, true)] // a lamp of 255 steps shows 60 % so
    [InlineData(60, 58.0, false)]
    [InlineData(60, null, true)]
    public void Levels_are_equal_within_what_devices_round(double desired, double? reported, bool expected)
    {
        var wanted = DeviceTwin.Desire(CommandKind.Set, new CommandData { Level = desired }, Now);
        Assert.Equal(expected, DeviceTwin.IsAs(wanted, new ReportedState { State = PowerState.On, Level = reported, At = Now }));
    }

    [Fact]
    public void A_device_that_was_never_seen_is_not_as_desired() =>
        Assert.False(DeviceTwin.IsAs(new DesiredState { State = PowerState.Off, At = Now }, null));

    [Fact]
    public void To_set_a_device_to_nothing_is_to_turn_it_off()
    {
        Assert.Equal(PowerState.Off, DeviceTwin.Desire(CommandKind.Set, new CommandData { Level = 0 }, Now).State);
        Assert.Equal(PowerState.Off, DeviceTwin.Desire(CommandKind.Set, new CommandData { Position = 0 }, Now).State);
        Assert.Equal(PowerState.On, DeviceTwin.Desire(CommandKind.Set, new CommandData { Level = 1 }, Now).State);
    }

    [Theory]
    [InlineData(CommandKind.TurnOff, null)]
    [InlineData(CommandKind.TurnOn, null)]
    [InlineData(CommandKind.Set, 40.0)]
    public void The_command_for_a_desired_state_makes_that_state_desired(CommandKind kind, double? level)
    {
        var desired = DeviceTwin.Desire(kind, level is null ? null : new CommandData { Level = level }, Now);
        var (again, data) = DeviceTwin.CommandFor(desired);
        Assert.Equal(desired, DeviceTwin.Desire(again, data, Now));
    }
}
