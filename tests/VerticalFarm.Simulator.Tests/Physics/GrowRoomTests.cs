using VerticalFarm.Simulator.Physics;

namespace VerticalFarm.Simulator.Tests.Physics;

public sealed class GrowRoomTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 23, 12, 0, 0, TimeSpan.FromHours(2));
    private static readonly DateTimeOffset Midnight = new(2026, 11, 23, 0, 30, 0, TimeSpan.FromHours(1));
    private static readonly RoomControls AllOff = new();

    [Fact]
    public void The_same_seed_gives_the_same_run_and_another_one_another()
    {
        Assert.Equal(Run(7), Run(7));
        Assert.NotEqual(Run(7), Run(8));

        static List<RoomMeasurement> Run(int seed)
        {
            var room = new GrowRoom(seed, Noon);
            return [.. Enumerable.Range(0, 100).Select(_ =>
            {
                room.Step(TimeSpan.FromSeconds(2));
                return room.Measure();
            })];
        }
    }

    [Fact]
    public void The_size_of_a_step_makes_no_great_difference()
    {
        var fine = After(Noon, AllOff with { LampLevel = 1 }, minutes: 30, step: 0.5);
        var coarse = After(Noon, AllOff with { LampLevel = 1 }, minutes: 30, step: 10);
        Assert.Equal(fine.AirCelsius, coarse.AirCelsius, tolerance: 0.2);
        Assert.Equal(fine.RelativeHumidityPercent, coarse.RelativeHumidityPercent, tolerance: 1);
    }

    public static TheoryData<string> Actuators => ["lamps", "fan", "heater", "mist", "co2", "doser"];

    [Theory]
    [MemberData(nameof(Actuators))]
    public void Every_actuator_moves_what_it_is_for_the_right_way_and_within_minutes(string actuator)
    {
        var (on, measure, sign) = actuator switch
        {
            "lamps" => (AllOff with { LampLevel = 1 }, (Func<RoomState, double>)(state => state.AirCelsius), 1),
            "fan" => (AllOff with { FanLevel = 1 }, state => state.AirCelsius, -1),
            "heater" => (AllOff with { Heater = true }, state => state.AirCelsius, 1),
            "mist" => (AllOff with { MistMaker = true }, state => state.RelativeHumidityPercent, 1),
            "co2" => (AllOff with { Co2Valve = true }, state => state.Co2Ppm, 1),
            _ => (AllOff with { DoserMillilitresPerMinute = 20 }, state => state.EcMilliSiemensPerCentimetre, 1),
        };
        var difference = measure(After(Midnight, on, minutes: 3)) - measure(After(Midnight, AllOff, minutes: 3));
        Assert.True(difference * sign > 0, $"{actuator} made a difference of {difference}");
    }

    [Fact]
    public void Left_alone_a_room_in_a_winter_night_cools_down_and_never_leaves_the_possible()
    {
        var room = new GrowRoom(1, Midnight) { Controls = AllOff };
        var before = room.State.AirCelsius;
        for (var i = 0; i < 4 * 3600; i++)
        {
            room.Step(TimeSpan.FromSeconds(1));
            var shown = room.Measure();
            Assert.InRange(shown.RelativeHumidityPercent, 0, 100);
            Assert.InRange(shown.AirCelsius, -20, 60);
            Assert.InRange(shown.LevelPercent, 0, 100);
            Assert.True(shown.Co2Ppm > 0);
        }

        Assert.True(room.State.AirCelsius < before - 2);
    }

    /// <summary>What the demo promises: at any hour a rule fires and lets go within a minute, while the room stays as a grower would want it.</summary>
    [Fact]
    public void At_every_hour_of_the_day_a_default_rule_fires_and_lets_go_within_a_minute()
    {
        for (var hour = 0; hour < 24; hour++)
        {
            var start = Midnight.Date + TimeSpan.FromHours(hour);
            var room = new GrowRoom(42, new DateTimeOffset(start, TimeSpan.FromHours(1)));
            var fired = new HashSet<string>();
            var letGo = false;
            for (var second = 0; second < 58 && !letGo; second += 2)
            {
                var before = room.Controls;
                room.Controls = BuiltInController.Decide(room.Clock, room.State, before);
                letGo = Changed(before, room.Controls, fired);
                room.Step(TimeSpan.FromSeconds(2));
            }

            Assert.True(letGo, $"at {hour}:00 no rule fired and let go; fired: {string.Join(", ", fired)}");
            Assert.InRange(room.State.AirCelsius, 18, 27);
            Assert.InRange(room.State.RelativeHumidityPercent, 40, 85);
        }
    }

    private static bool Changed(RoomControls before, RoomControls after, HashSet<string> fired)
    {
        var letGo = false;
        foreach (var (name, was, @is) in new[]
        {
            ("fan", before.FanLevel > 0, after.FanLevel > 0), ("heater", before.Heater, after.Heater), ("mist", before.MistMaker, after.MistMaker),
        })
        {
            if (@is && !was)
            {
                fired.Add(name);
            }

            letGo |= was && !@is && fired.Contains(name);
        }

        return letGo;
    }

    private static RoomState After(DateTimeOffset start, RoomControls controls, double minutes, double step = 1)
    {
        var room = new GrowRoom(1, start) { Controls = controls };
        for (var seconds = 0.0; seconds < minutes * 60; seconds += step)
        {
            room.Step(TimeSpan.FromSeconds(step));
        }

        return room.State;
    }
}
