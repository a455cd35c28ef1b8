namespace VerticalFarm.Grains.Reports.Writing;

/// <summary>The axis of values of a chart: from where to where it goes, and its round numbers.</summary>
internal sealed class ValueAxis
{
    private const double Height = ReportCharts.Height;
    private const double Air = 0.08;
    private const int MostMarks = 4;
    private static readonly double[] RoundSteps = [1, 2, 5, 10];
    private readonly double _from;
    private readonly double _to;

    private ValueAxis(double from, double to)
    {
        (_from, _to) = (from, to);
        var step = StepOf(to - from);
        var decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        var format = decimals == 0 ? "#,0" : "0." + new string('0', decimals);
        Marks = [.. Multiples(step).Select(value => (Y(value), Measures.Text(value, format)))];
    }

    /// <summary>Round numbers, and where they are, from the top.</summary>
    public IReadOnlyList<(double Y, string Text)> Marks { get; }

    /// <summary>An axis with room for all values and both limits; null without values.</summary>
    public static ValueAxis? Of(IEnumerable<double?> values, double? low, double? high)
    {
        var known = values.OfType<double>().Where(double.IsFinite).ToArray();
        if (known.Length == 0)
        {
            return null;
        }

        var all = known.Concat(new[] { low, high }.OfType<double>()).ToArray();
        var (least, most) = (all.Min(), all.Max());
        var span = most - least;
        var air = span > 0 ? span * Air : Math.Max(Math.Abs(most) * Air, 1);
        return new ValueAxis(least - air, most + air);
    }

    /// <summary>How far from the top a value is; what is beyond the axis is at its end.</summary>
    public double Y(double value) => Math.Clamp((_to - value) / (_to - _from), 0, 1) * Height;

    private static double StepOf(double span)
    {
        var rough = span / MostMarks;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return RoundSteps.First(round => round * power >= rough * (1 - 1e-9)) * power;
    }

    private IEnumerable<double> Multiples(double step)
    {
        for (var n = Math.Ceiling(_from / step); n * step <= _to; n++)
        {
            yield return n * step;
        }
    }
}
