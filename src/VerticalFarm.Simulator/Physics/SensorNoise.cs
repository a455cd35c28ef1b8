namespace VerticalFarm.Simulator.Physics;

/// <summary>Gaussian noise from a seed: the same seed gives the same noise.</summary>
internal sealed class SensorNoise(int seed)
{
#pragma warning disable CA5394 // Noise of a sensor must repeat; it guards no secret.
    private readonly Random _random = new(seed);

    /// <summary>A true value as a sensor of this spread, range and resolution shows it.</summary>
    public double Show(double value, double spread, int decimals, double minimum, double maximum) =>
        Math.Round(Math.Clamp(value + (spread * NextGaussian()), minimum, maximum), decimals);

    /// <summary>Box and Muller's transform; 1 - u keeps the logarithm finite.</summary>
    private double NextGaussian()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble()));
        return radius * Math.Cos(2 * Math.PI * _random.NextDouble());
    }
#pragma warning restore CA5394
}
