using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Grains.Devices;

namespace VerticalFarm.Grains.Tests.Devices.Model;

/// <summary>Devices, what they move, and time; everything happens in order, and nothing takes time but waiting.</summary>
internal sealed class World
{
    // Ends the sequence instead of the test run, should anything wake itself for ever.
    private const int MostEvents = 20_000;

    private readonly PriorityQueue<Action, (DateTimeOffset At, int Order)> _events = new();
    private readonly Queue<(DateTimeOffset At, Func<string> What)> _trail = new();
    private int _order;
    private int _happened;
    private bool _dying;

    public World(SafetyEnvelope[] envelopes)
    {
        Home = new VirtualHome(this, envelopes.Length);
        Devices = [.. envelopes.Select((safety, i) => new VirtualDevice(this, i, safety))];
        TellAll();
        TellEveryMinute();
        Pass(TimeSpan.Zero);
    }

    /// <summary>Shortly before midnight in Brussels, in the night in which clocks go back.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 10, 24, 21, 50, 0, TimeSpan.Zero);

    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    public DateTimeOffset Now { get; private set; } = Start;

    public DeviceOptions Options { get; } = new();

    public VirtualHome Home { get; }

    public VirtualDevice[] Devices { get; }

    public HashSet<int> Turns { get; } = [];

    public EmergencyStop? Stop { get; set; }

    public (DateTimeOffset At, double Value)? Reading { get; set; }

    /// <summary>Since when nothing stands in the way of each device's limits: no outage, no stuck actuator, no stop that turns it on.</summary>
    public DateTimeOffset[] FreeSince { get; } = [Start, Start, Start];

    /// <summary>Which devices were moved by hand when nobody could see it: for how long they were on, nobody can know.</summary>
    public bool[] WasMovedUnseen { get; } = new bool[3];

    /// <summary>When the silo of each device last died between having decided on an OFF and sending it.</summary>
    public DateTimeOffset[] LostOffAt { get; } = [Start, Start, Start];

    /// <summary>Called whenever something has happened.</summary>
    public Action Check { get; set; } = () => { };

    /// <summary>The first two must never be on together.</summary>
    public static int? RivalOf(int device) => device switch { 0 => 1, 1 => 0, _ => null };

    /// <summary>What happened last, for whoever wants to know how it came to this.</summary>
    public string Trail => string.Join('\n', _trail.Select(entry => $"{entry.At:HH:mm:ss.fff} {entry.What()}"));

    public void Tell(Func<string> what)
    {
        _trail.Enqueue((Now, what));
        if (_trail.Count > 40)
        {
            _trail.Dequeue();
        }
    }

    public void At(DateTimeOffset at, Action happens) => _events.Enqueue(happens, (at, _order++));

    public void Soon(Action happens) => At(Now, happens);

    public void TellAll()
    {
        foreach (var device in Devices)
        {
            Soon(device.Wake);
        }
    }

    /// <summary>The next device that sends a command dies before it has.</summary>
    public void DieBeforeSending() => _dying = true;

    public bool DiesBeforeSending()
    {
        var dies = _dying;
        _dying = false;
        return dies;
    }

    /// <summary>Lets time pass, and what is due happen.</summary>
    public void Pass(TimeSpan time)
    {
        var until = Now + time;
        while (Next() is var (at, happens) && at <= until)
        {
            if (++_happened > MostEvents)
            {
                Assert.Fail($"Something wakes itself for ever\n{Trail}");
            }

            Now = at > Now ? at : Now;
            happens();
            Note();
            Check();
        }

        Now = until;
        Note();
        Check();
    }

    /// <summary>The cluster is down: time passes and nothing of ours happens.</summary>
    public void Sleep(TimeSpan time)
    {
        foreach (var device in Devices)
        {
            device.Die();
        }

        Now += time;
        Array.Fill(FreeSince, Now);
    }

    // As the connection does, and the farm under a stop. Who has a reminder of its own must do without the first.
    private void TellEveryMinute()
    {
        foreach (var device in Devices.Where(device => device.Reminder is null || Stop is not null))
        {
            Soon(device.Wake);
        }

        At(Now + TimeSpan.FromMinutes(1), TellEveryMinute);
    }

    private (DateTimeOffset At, Action Happens)? Next()
    {
        var all = Devices
            .SelectMany(device => new (DateTimeOffset? At, Action Happens)[] { (device.IsActive ? device.Timer : null, device.Wake), (device.Reminder, device.Remind) })
            .Where(due => due.At is not null).Select(due => (At: due.At!.Value, due.Happens)).ToList();
        if (_events.TryPeek(out _, out var first))
        {
            all.Add((first.At, () => _events.Dequeue()()));
        }

        return all.Count == 0 ? null : all.MinBy(due => due.At);
    }

    private void Note()
    {
        for (var i = 0; i < Devices.Length; i++)
        {
            if (!Home.IsWell || Home.Actuators[i].IsStuck || (Stop is not null && Devices[i].Safety.FailSafe == FailSafe.On))
            {
                FreeSince[i] = Now;
            }
        }
    }
}
