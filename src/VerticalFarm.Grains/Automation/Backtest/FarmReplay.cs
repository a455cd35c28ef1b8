using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Automation.Evaluation;
using VerticalFarm.Grains.Climate;
using VerticalFarm.Grains.Devices.Envelope;

namespace VerticalFarm.Grains.Automation.Backtest;

/// <summary>Plays a recording from its beginning: how the farm was at a moment, and when something was heard next.</summary>
internal sealed class FarmReplay
{
    private readonly FarmRecording _recording;
    private readonly SensorInput[] _sensors;
    private readonly DeviceInput[] _devices;
    private readonly int[] _read;
    private readonly int[] _turned;
    private readonly DailyLight?[] _light;
    private LocalDay? _day;

    public FarmReplay(FarmRecording recording, bool sumsLight)
    {
        _recording = recording;
        _sensors = [.. recording.Sensors.Select(sensor => sensor.Sensor with { At = null, Value = null })];
        _devices = [.. recording.Devices.Select(device => device.Device with { Available = null, On = null })];
        _read = new int[_sensors.Length];
        _turned = new int[_devices.Length];
        _light =
        [
            .. _sensors.Select(sensor => sumsLight && sensor.Type == SensorType.Ppfd ? new DailyLight(SensorReader.MaxAge(null, sensor)) : null),
        ];
        Inputs = new RuleInputs(recording.Zone, _sensors, _devices);
    }

    /// <summary>The farm as it was at the moment up to which it was played. The same object every time.</summary>
    public RuleInputs Inputs { get; }

    /// <summary>How many readings have been played.</summary>
    public long Readings { get; private set; }

    /// <summary>When something is heard next; null when nothing is any more.</summary>
    public DateTimeOffset? NextAt()
    {
        DateTimeOffset? next = null;
        for (var i = 0; i < _sensors.Length; i++)
        {
            if (_read[i] < _recording.Sensors[i].Readings.Count && !(next <= _recording.Sensors[i].Readings[_read[i]].At))
            {
                next = _recording.Sensors[i].Readings[_read[i]].At;
            }
        }

        for (var i = 0; i < _devices.Length; i++)
        {
            if (_turned[i] < _recording.Devices[i].Turns.Count && !(next <= _recording.Devices[i].Turns[_turned[i]].At))
            {
                next = _recording.Devices[i].Turns[_turned[i]].At;
            }
        }

        return next;
    }

    /// <summary>Plays on, what happened at <paramref name="now"/> included.</summary>
    public void PlayTo(DateTimeOffset now)
    {
        BeginDay(now);
        for (var i = 0; i < _sensors.Length; i++)
        {
            Hear(i, now);
        }

        for (var i = 0; i < _devices.Length; i++)
        {
            var turns = _recording.Devices[i].Turns;
            for (; _turned[i] < turns.Count && turns[_turned[i]].At <= now; _turned[i]++)
            {
                _devices[i] = _devices[i] with { Available = true, On = turns[_turned[i]].On };
            }
        }
    }

    private void Hear(int sensor, DateTimeOffset now)
    {
        var readings = _recording.Sensors[sensor].Readings;
        var first = _read[sensor];
        for (; _read[sensor] < readings.Count && readings[_read[sensor]].At <= now; _read[sensor]++)
        {
            _light[sensor]?.Add(readings[_read[sensor]].At, readings[_read[sensor]].Value);
        }

        var last = _read[sensor] > first ? readings[_read[sensor] - 1] : (Telemetry.ReadingPoint?)null;
        Readings += _read[sensor] - first;
        if (last is not null || _light[sensor] is not null)
        {
            _sensors[sensor] = _sensors[sensor] with
            {
                At = last?.At ?? _sensors[sensor].At,
                Value = last?.Value ?? _sensors[sensor].Value,
                LightMoles = _light[sensor]?.MolesUntil(now),
            };
        }
    }

    private void BeginDay(DateTimeOffset now)
    {
        if (Array.TrueForAll(_light, light => light is null) || now < _day?.End)
        {
            return;
        }

        // What was heard before midnight belongs to the day before.
        var day = LocalDay.Of(now, _recording.Zone);
        for (var i = 0; i < _sensors.Length; i++)
        {
            Hear(i, day.Start.AddTicks(-1));
            _light[i]?.BeginDay(day.Start);
        }

        _day = day;
    }
}
