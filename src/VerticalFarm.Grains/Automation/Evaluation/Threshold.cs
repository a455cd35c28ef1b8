namespace VerticalFarm.Grains.Automation.Evaluation;

/// <summary>A limit at which a clause would turn.</summary>
/// <param name="Limit">The limit, hysteresis included.</param>
/// <param name="Upwards">Whether the clause turns when the value rises past it; else when it falls.</param>
internal readonly record struct Threshold(double Limit, bool Upwards);
