using VerticalFarm.Contracts.Automation;

namespace VerticalFarm.Grains.Automation.Evaluation;

/// <summary>
/// The limits of a clause that compares a number. With hysteresis h, what holds goes on holding until the value has come back by more than h: "above 26"
/// with 0.5 holds from over 26 until under 25.5. Without hysteresis there is no memory: "above 26" does not hold at 26, wherever it came from.
/// </summary>
internal readonly struct Limits(ILimited condition)
{
    private readonly Comparison _is = condition.Is;
    private readonly double _low = condition.Low ?? condition.Value ?? 0;
    private readonly double _high = condition.High ?? condition.Value ?? 0;
    private readonly double _slack = condition.Hysteresis;

    /// <summary>Whether <paramref name="value"/> is within the limits, after they did or did not hold before.</summary>
    public bool Hold(double value, bool held) => Fires(value) || (held && _slack > 0 && !LetsGo(value));

    /// <summary>The nearest limit at which the answer for <paramref name="value"/> would turn.</summary>
    public Threshold Next(double value, bool holds) => (_is, holds) switch
    {
        (Comparison.Above, false) => new(_high, Upwards: true),
        (Comparison.Above, true) => new(_high - _slack, Upwards: false),
        (Comparison.Below, false) => new(_low, Upwards: false),
        (Comparison.Below, true) => new(_low + _slack, Upwards: true),
        (Comparison.Between, false) => value < _low ? new(_low, Upwards: true) : new(_high, Upwards: false),
        (Comparison.Between, true) => IsNearerLow(value) ? new(_low - _slack, Upwards: false) : new(_high + _slack, Upwards: true),
        (_, false) => IsNearerLow(value) ? new(_low, Upwards: false) : new(_high, Upwards: true),
        (_, true) => IsNearerLow(value) ? new(_low + _slack, Upwards: true) : new(_high - _slack, Upwards: false),
    };

    private bool Fires(double value) => _is switch
    {
        Comparison.Above => value > _high,
        Comparison.Below => value < _low,
        Comparison.Between => value >= _low && value <= _high,
        _ => value < _low || value > _high,
    };

    private bool LetsGo(double value) => _is switch
    {
        Comparison.Above => value < _high - _slack,
        Comparison.Below => value > _low + _slack,
        Comparison.Between => value < _low - _slack || value > _high + _slack,
        _ => value > _low + _slack && value < _high - _slack,
    };

    private bool IsNearerLow(double value) => Math.Abs(value - _low) <= Math.Abs(value - _high);
}
