using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Automation.Backtest;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Grains.Devices.Control;
using VerticalFarm.Grains.Devices.Envelope;

namespace VerticalFarm.Grains.Automation.Backtest;

/// <summary>
/// A device as it would have followed one rule: at once, within its safety envelope, which refuses what comes too early, ends every ON at its
/// lease, and keeps the budget of the day. What other sensors or devices forbid is not simulated.
/// </summary>
internal sealed class SimulatedDevice(DeviceView device, TimeZoneInfo zone)
{
    private DateTimeOffset? _onSince;
    private DateTimeOffset? _offSince;
    private DateTimeOffset? _endsAt;
    private OnTime? _today;
    private double _onSeconds;
    private int _starts;
    private int _ended;
    private long _refused;
    private long _endedFor;

    public Guid Id => device.Id;

    private bool IsOn => _onSince is not null;

    /// <summary>Follows what a decision wants of it, as often as that is said; answers why it cannot, the first time that it cannot.</summary>
    public string? Follow(DeviceAction action, long decision, DateTimeOffset now)
    {
        EndLease(decision, now);
        var wanted = DeviceTwin.Desire(action.Command, action.Data, now).State;
        if (IsOn == (wanted == PowerState.On) || _endedFor == decision)
        {
            return null; // It is so; or it turned itself off, and what wants it on was decided before that.
        }

        if (Forbids(wanted, now) is { } interlock)
        {
            var isNews = _refused != decision;
            _refused = decision;
            return isNews ? interlock.Sentence() : null;
        }

        if (wanted == PowerState.On)
        {
            TurnOn(now);
        }
        else
        {
            TurnOff(now);
        }

        return null;
    }

    /// <summary>Lets time pass while nobody wants anything of it.</summary>
    public void EndLease(long decision, DateTimeOffset now)
    {
        if (IsOn && _endsAt <= now)
        {
            TurnOff(_endsAt.Value);
            _ended++;
            _endedFor = decision;
        }
    }

    public BacktestDevice Report(DateTimeOffset to)
    {
        EndLease(0, to);
        return new BacktestDevice(device.Id, device.Name, Math.Round(_onSeconds + (_onSince is { } since ? (to - since).TotalSeconds : 0), 3), _starts, _ended);
    }

    private void TurnOn(DateTimeOffset now)
    {
        (_onSince, _offSince) = (now, null);
        _starts++;
        var lease = SafetyRules.LeaseEnd(device.Safety, PowerState.On, null, null, now);
        DateTimeOffset? budget = device.Safety.MaxOnSecondsPerDay is { } seconds ? OnTime.BudgetEnd(_today, now, seconds, now, zone) : null;
        _endsAt = budget is null || lease < budget ? lease : budget;
    }

    private void TurnOff(DateTimeOffset at)
    {
        _onSeconds += (at - _onSince!.Value).TotalSeconds;
        _today = OnTime.Plus(_today, _onSince.Value, at, zone);
        (_onSince, _offSince, _endsAt) = (null, at, null);
    }

    private Interlock? Forbids(PowerState wanted, DateTimeOffset now)
    {
        var reported = new ReportedState { State = IsOn ? PowerState.On : PowerState.Off, At = now };
        if (SafetyRules.Check(device.Safety, wanted, reported, _onSince, _offSince, now) is { } rest)
        {
            return rest;
        }

        if (wanted != PowerState.On || device.Safety.MaxOnSecondsPerDay is not { } budget)
        {
            return null;
        }

        var left = budget - OnTime.Today(_today, null, now, zone);
        return left > 0 && !(left < device.Safety.MinOnSeconds)
            ? null
            : new Interlock(InterlockKind.MaxOnSecondsPerDay, $"Of {budget} s a day {Math.Max(0, left):0} s are left", LocalDay.Of(now, zone).End);
    }
}
