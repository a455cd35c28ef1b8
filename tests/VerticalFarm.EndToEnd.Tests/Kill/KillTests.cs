using VerticalFarm.Testing;

namespace VerticalFarm.EndToEnd.Tests.Kill;

/// <summary>
/// <c>kill -9</c> of a silo around leases, a rule's <c>for_seconds</c> and commands in flight, which overlap. Seeded, so that a bad moment can be
/// had again.
/// </summary>
[Collection(typeof(OneStackAtATime))]
public sealed class KillTests(PostgresServer server)
{
    private const int Seed = 20261125;
    private const int Kills = 20;
    private const int CellarsOfTwo = 6;

    // The reminder of a device comes within a minute; where it has to move to another silo, the death must be noticed first.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan SlackOfMove = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whenever_the_silo_dies_nothing_runs_beyond_its_lease_and_no_decision_is_lost_or_doubled()
    {
        await using var house = await MortalHouse.StartAsync(server, farms: Kills + 1, silos: 1, Ct);
        var hall = await CooledHall.BuildAsync(house, Ct);
        var cellars = await BuildAsync(house, Kills);
        await house.ForgetConnectionsAsync(Ct);
        await using var watch = new OnWatch(cellars.Select(cellar => cellar.Home), Cellar.Valve, Cellar.Heater);
        var random = new Random(Seed);

        for (var kill = 0; kill < Kills; kill++)
        {
            await hall.BecomesAsync(warm: kill % 2 == 0, Ct);
            await cellars[kill].TurnOnAsync(Ct);
            await Task.Delay(TimeSpan.FromMilliseconds(Moment(random, kill)), TimeProvider.System, Ct);
            house.Silos[0].Kill();
            await house.ComeBackAsync(house.Silos[0], Ct);
        }

        await hall.BecomesAsync(warm: true, Ct);
        await hall.FanRunsAsync(Ct);
        await AreOffAsync(cellars, watch, Slack);
        await hall.DecisionsAreWholeAsync(Ct);
    }

    [Fact]
    public async Task When_one_of_two_silos_dies_for_good_nothing_runs_beyond_its_lease_and_the_time_that_its_reminder_takes_to_move()
    {
        await using var house = await MortalHouse.StartAsync(server, farms: CellarsOfTwo, silos: 2, Ct);
        var cellars = await BuildAsync(house, CellarsOfTwo);
        await house.ForgetConnectionsAsync(Ct);
        await using var watch = new OnWatch(cellars.Select(cellar => cellar.Home), Cellar.Valve, Cellar.Heater);

        await Task.WhenAll(cellars.Select(cellar => cellar.TurnOnAsync(Ct)));
        house.Silos[0].Kill();

        await AreOffAsync(cellars, watch, SlackOfMove);
    }

    // Half of them while commands are in flight and the rule waits, half around the ends of the leases.
    private static int Moment(Random random, int kill) => kill / 2 % 2 == 0 ? random.Next(0, 2500) : random.Next(4500, 8000);

    private static async Task<Cellar[]> BuildAsync(MortalHouse house, int count)
    {
        var cellars = new Cellar[count];
        for (var i = 0; i < count; i++)
        {
            cellars[i] = await Cellar.BuildAsync(house, Ct);
        }

        return cellars;
    }

    // Watched, not asked: to ask a device would wake it.
    private static async Task AreOffAsync(Cellar[] cellars, OnWatch watch, TimeSpan slack)
    {
        await Eventually.BecomesTrueAsync(() => cellars.All(cellar => cellar.IsOff), Patience, "everything is off", Ct);
        foreach (var cellar in cellars)
        {
            var (valve, heater) = (watch.Longest(cellar.Home, Cellar.Valve), watch.Longest(cellar.Home, Cellar.Heater));
            TestContext.Current.TestOutputHelper?.WriteLine($"valve {valve.TotalSeconds:0.0} s, heater {heater.TotalSeconds:0.0} s");
            Assert.InRange(valve, TimeSpan.Zero, TimeSpan.FromSeconds(Cellar.ValveLease) + slack);
            Assert.InRange(heater, TimeSpan.Zero, TimeSpan.FromSeconds(Cellar.HeaterLease) + slack);
            await cellar.CommandsHaveEndedAsync(Ct);
        }

        Assert.Contains(cellars, cellar => watch.Longest(cellar.Home, Cellar.Valve) > TimeSpan.Zero);
    }
}
