using CsCheck;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Automation.Evaluation;

namespace VerticalFarm.Grains.Tests.Automation.Evaluation;

/// <summary>A moment at which a rule is evaluated, with what could be seen then.</summary>
internal sealed record Moment(DateTimeOffset Now, RuleInputs Inputs);

/// <summary>Random rules over two sensors, a device and the clock, and random histories of them.</summary>
internal static class FarmHistory
{
    private static readonly Guid[] SensorIds = [Room.Air, Room.Root, Room.Humidity, Room.Light];

    private static readonly Gen<SensorSelector> Sensor = Gen.OneOf(
        Gen.Int[0, SensorIds.Length - 1].Select(index => SensorIds[index]).Select(SensorSelector.OfId),
        Gen.Enum<Aggregate>().Select(aggregate => SensorSelector.OfType(SensorType.AirTemperature, aggregate)));

    private static readonly Gen<Condition> Leaf = Gen.OneOf<Condition>(
        Gen.Select(Sensor, Gen.Enum<Comparison>(), Gen.Int[0, 3], (sensor, comparison, slack) => comparison switch
        {
            Comparison.Above => SensorCondition.Above(sensor, 26, slack * 0.25),
            Comparison.Below => SensorCondition.Below(sensor, 26, slack * 0.25),
            Comparison.Between => SensorCondition.Between(sensor, 25, 27, slack * 0.25),
            _ => SensorCondition.Outside(sensor, 25, 27, slack * 0.25),
        }),
        Gen.Select(Gen.Enum<Metric>(), Gen.Bool, Gen.Int[0, 3], (metric, above, slack) => metric switch
        {
            Metric.Vpd => Compare(metric, above, 1.7, slack * 0.05),
            Metric.DewPoint => Compare(metric, above, 15.5, slack * 0.25),
            _ => Compare(metric, above, 26.1, slack * 0.25),
        }),
        Gen.Select(Gen.Enum<WeatherQuantity>(), Gen.Bool, Gen.Int[0, 3], (quantity, above, slack) =>
            new WeatherCondition(quantity, above ? Comparison.Above : Comparison.Below, 26, null, null, slack * 0.25, MaxAgeSeconds: 120)),
        Gen.Select(Gen.Enum<DeviceIs>(), Gen.Bool, (state, byType) =>
            new DeviceCondition(byType ? DeviceSelector.OfType(DeviceType.Fan) : DeviceSelector.OfId(Room.Fan), state)),
        Gen.Int[1, 9].Select(minute => new TimeCondition(new TimeOnly(8, minute), new TimeOnly(8, minute + 10), [])));

    private static readonly Gen<Condition> Condition = Nested(depth: 2);

    private static readonly Gen<(double Pause, int Reads, int Quarter, double Lag, int Device)> Event =
        Gen.Select(Gen.Int[1, 90].Select(s => s * 1.5), Gen.Int[0, 6], Gen.Int[96, 112], Gen.Int[-10, 40].Select(s => s * 1.0), Gen.Int[0, 31]);

    public static readonly Gen<RuleDefinition> Rule = Gen.Select(
        Condition, Gen.Int[0, 2].Select(thirds => thirds * 45), Gen.Int[0, 1].Select(on => on * 200), Gen.Enum<OnUnknown>(), (when, wait, cooldown, onUnknown) =>
            Room.When(when) with { ForSeconds = wait, CooldownSeconds = cooldown, OnUnknown = onUnknown });

    public static readonly Gen<Moment[]> Moments = Event.Array[1, 25].Select(events =>
    {
        var now = Room.Start;
        var sensors = SensorIds.Select(id => new SensorInput(id, "s", Room.TypeOf(id), "", [], TimeSpan.FromSeconds(60), null, null)).ToArray();
        DeviceInput[] devices =
        [
            new(Room.Fan, "Fan", DeviceType.Fan, [], Available: null, On: null),
            new(Room.Pump, "Second fan", DeviceType.Fan, [], Available: true, On: false),
        ];
        WeatherInput? weather = null;
        return events.Select(happens =>
        {
            now = now.AddSeconds(happens.Pause);
            sensors = [.. sensors];
            if (happens.Reads < sensors.Length)
            {
                // Late data never replaces newer: the newest reading only ever gets newer.
                ref var sensor = ref sensors[happens.Reads];
                var at = now.AddSeconds(-happens.Lag);
                sensor = sensor.At >= at ? sensor : sensor with { At = at, Value = happens.Quarter / 4.0 };
                sensor = sensor.Type == SensorType.Ppfd ? sensor with { LightMoles = sensor.Value + 0.05 } : sensor;
            }
            else if (happens.Reads == sensors.Length)
            {
                weather = new WeatherInput(now.AddSeconds(-happens.Lag), happens.Quarter / 4.0, null, happens.Quarter / 4.0);
            }

            devices = [.. devices];
            ref var device = ref devices[happens.Device / 16];
            device = (happens.Device % 16) switch
            {
                0 => device with { Available = false },
                1 => device with { Available = true, On = null },
                2 or 3 => device with { Available = true, On = false },
                4 or 5 => device with { Available = true, On = true },
                6 => device with { Available = null },
                _ => device,
            };
            return new Moment(now, new RuleInputs(TimeZoneInfo.Utc, sensors, devices, weather));
        }).ToArray();
    });

    private static MetricCondition Compare(Metric metric, bool above, double value, double slack) =>
        new(metric, null, above ? Comparison.Above : Comparison.Below, value, null, null, slack);

    private static Gen<Condition> Nested(int depth)
    {
        if (depth == 0)
        {
            return Leaf;
        }

        var part = Nested(depth - 1);
        return Gen.OneOf(
            Leaf,
            part.Array[1, 3].Select(parts => (Condition)new AllOf([.. parts])),
            part.Array[1, 3].Select(parts => (Condition)new AnyOf([.. parts])),
            part.Select(inner => (Condition)new Not(inner)));
    }
}
