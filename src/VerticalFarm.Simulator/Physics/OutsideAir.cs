namespace VerticalFarm.Simulator.Physics;

/// <summary>The air that the room draws in: a hall whose temperature follows day and night as a sinusoid, the same all year.</summary>
internal readonly record struct OutsideAir(double Celsius, double VapourGramsPerCubicMetre)
{
    public const double Co2Ppm = 420;

    private const double MeanCelsius = 16;
    private const double AmplitudeCelsius = 2;
    private const double WarmestHour = 15;

    /// <summary>Vapour of the outside air: 60 % at the mean temperature; it hardly changes between day and night.</summary>
    private static readonly double Vapour = Psychrometrics.VapourGramsPerCubicMetre(MeanCelsius, 60);

    public static OutsideAir At(DateTimeOffset localTime)
    {
        var angle = 2 * Math.PI * (localTime.TimeOfDay.TotalHours - WarmestHour) / 24;
        return new OutsideAir(MeanCelsius + (AmplitudeCelsius * Math.Cos(angle)), Vapour);
    }
}
