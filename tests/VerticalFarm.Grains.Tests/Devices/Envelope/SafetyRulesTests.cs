using VerticalFarm.Contracts.Devices;
using VerticalFarm.Grains.Devices.Envelope;

namespace VerticalFarm.Grains.Tests.Devices.Envelope;

public sealed class SafetyRulesTests
{
    private static readonly DateTimeOffset Then = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly SafetyEnvelope Compressor = new() { MinOnSeconds = 60, MinOffSeconds = 180, MaxOnSeconds = 600 };

    [Theory]
    [InlineData(179, true)]
    [InlineData(180, false)]
    public void What_was_turned_off_rests(int secondsLater, bool forbidden)
    {
        var interlock = SafetyRules.Check(Compressor, PowerState.On, Seen(PowerState.Off), turnedOnAt: null, turnedOffAt: Then, Then.AddSeconds(secondsLater));
        Assert.Equal(forbidden, interlock is not null);
        if (interlock is not null)
        {
            Assert.Equal((InterlockKind.MinOffSeconds, (DateTimeOffset?)Then.AddSeconds(180)), (interlock.Kind, interlock.Until));
        }
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public void What_was_turned_on_runs_for_a_while(int secondsLater, bool forbidden) =>
        Assert.Equal(forbidden, SafetyRules.Check(Compressor, PowerState.Off, Seen(PowerState.On), Then, turnedOffAt: null, Then.AddSeconds(secondsLater)) is not null);

    [Fact]
    public void Nothing_keeps_a_device_from_staying_as_it_is()
    {
        Assert.Null(SafetyRules.Check(Compressor, PowerState.On, Seen(PowerState.On), Then, Then, Then));
        Assert.Null(SafetyRules.Check(Compressor, PowerState.Off, Seen(PowerState.Off), Then, Then, Then));
    }

    [Theory]
    [InlineData(null, 600)]
    [InlineData(30, 30)]
    [InlineData(6000, 600)] // nobody can ask for more than the envelope allows
    public void An_on_lasts_as_long_as_asked_and_no_longer_than_allowed(int? asked, int lasts) =>
        Assert.Equal(Then.AddSeconds(lasts), SafetyRules.LeaseEnd(Compressor, PowerState.On, asked, onSince: null, Then));

    [Fact]
    public void Asking_again_makes_no_run_longer_than_it_may_be_at_a_stretch() =>
        Assert.Equal(Then.AddSeconds(600), SafetyRules.LeaseEnd(Compressor, PowerState.On, 500, onSince: Then, Then.AddSeconds(400)));

    [Fact]
    public void An_off_has_no_lease_and_an_on_without_limits_has_none()
    {
        Assert.Null(SafetyRules.LeaseEnd(Compressor, PowerState.Off, 30, onSince: null, Then));
        Assert.Null(SafetyRules.LeaseEnd(new SafetyEnvelope(), PowerState.On, null, onSince: null, Then));
    }

    private static ReportedState Seen(PowerState state) => new() { State = state, At = Then };
}
