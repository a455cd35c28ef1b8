namespace VerticalFarm.Simulator.Physics;

/// <summary>
/// A growing room of 10 m³: six square metres of lettuce under lamps, with exhaust fan, heater, mist maker, nutrient solution and CO2.
/// Pure and deterministic: the same seed, state, controls and steps give the same run. Not safe for use by several threads at once.
/// </summary>
public sealed class GrowRoom
{
    private static readonly TimeSpan LongestSubStep = TimeSpan.FromSeconds(1);

    private readonly SensorNoise _noise;

    /// <summary>Creates a room.</summary>
    /// <param name="seed">Seed of the sensors' noise.</param>
    /// <param name="clock">The room's time; its local hour gives the outside temperature.</param>
    /// <param name="state">State to start from; <see cref="RoomState.StartAt"/> the clock if left out.</param>
    public GrowRoom(int seed, DateTimeOffset clock, RoomState? state = null)
    {
        _noise = new SensorNoise(seed);
        Clock = clock;
        State = state ?? RoomState.StartAt(clock);
        Controls = RoomControls.StartAt(clock);
    }

    /// <summary>The room's own time: moves by what is stepped.</summary>
    public DateTimeOffset Clock { get; private set; }

    /// <summary>The true state, without noise.</summary>
    public RoomState State { get; private set; }

    /// <summary>What the actuators are set to; takes effect from the next step on.</summary>
    public RoomControls Controls { get; set; }

    /// <summary>Whether mist is coming out at this moment.</summary>
    public bool IsMisting => Equipment.IsMisting(State, Controls);

    /// <summary>Moves the room forward in time, in sub-steps of at most a second, so that any step is stable.</summary>
    /// <param name="duration">How far; zero or less does nothing.</param>
    public void Step(TimeSpan duration)
    {
        if (duration <= TimeSpan.Zero)
        {
            return;
        }

        var count = (long)Math.Ceiling(duration / LongestSubStep);
        var subStep = duration / count;
        for (long index = 0; index < count; index++)
        {
            State = Next(State, Controls, OutsideAir.At(Clock), subStep.TotalSeconds);
            Clock += subStep;
        }
    }

    /// <summary>Reads every sensor once: each reading draws its noise anew.</summary>
    public RoomMeasurement Measure() => new()
    {
        AirCelsius = _noise.Show(State.AirCelsius, 0.02, 2, -40, 85),
        RelativeHumidityPercent = _noise.Show(State.RelativeHumidityPercent, 0.15, 1, 0, 100),
        Co2Ppm = _noise.Show(State.Co2Ppm, 3, 0, 0, 20_000),
        Ppfd = _noise.Show(Equipment.FullPpfd * Controls.LampLevel, Controls.LampLevel * 0.8, 1, 0, 3_000),
        LeafCelsius = _noise.Show(State.LeafCelsius, 0.05, 2, -40, 85),
        WaterCelsius = _noise.Show(State.WaterCelsius, 0.02, 2, -5, 60),
        Ph = _noise.Show(State.Ph, 0.01, 2, 0, 14),
        EcMilliSiemensPerCentimetre = _noise.Show(State.EcMilliSiemensPerCentimetre, 0.004, 3, 0, 20),
        LevelPercent = _noise.Show(State.LevelPercent, 0.15, 1, 0, 100),
        PowerWatts = _noise.Show(Equipment.PowerWatts(State, Controls), 1.5, 1, 0, 1_000_000),
    };

    private static RoomState Next(RoomState state, RoomControls controls, OutsideAir outside, double seconds)
    {
        var deficit = Psychrometrics.LeafVapourPressureDeficitKilopascal(state.LeafCelsius, state.AirCelsius, state.VapourGramsPerCubicMetre);
        var transpired = Canopy.TranspirationGramsPerSecond(controls.LampLevel, deficit, state.WaterLitres);
        var evaporated = Reservoir.EvaporationGramsPerSecond(state, controls.IrrigationPump);
        var aired = RoomAir.Advance(state, controls, outside, transpired, evaporated, seconds);
        return Reservoir.Advance(aired, controls, transpired, evaporated, seconds);
    }
}
