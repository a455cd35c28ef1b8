namespace VerticalFarm.Grains.Analytics;

/// <summary>Means of a quantity over steps of equal length: how long it was known in each, and what it came to.</summary>
internal sealed class Course(DateTimeOffset from, TimeSpan step, int steps)
{
    private readonly double[] _sum = new double[steps];
    private readonly double[] _seconds = new double[steps];

    /// <summary>How many steps there are.</summary>
    public int Steps => steps;

    /// <summary>The mean over a step, weighted by time; null where nothing is known.</summary>
    public double? this[int at] => _seconds[at] > 0 ? _sum[at] / _seconds[at] : null;

    /// <summary>The courses of several sensors as one: at each step the mean of those that are known.</summary>
    public static Func<int, double?> Mean(IReadOnlyCollection<Course> courses) => at =>
    {
        var (sum, known) = (0.0, 0);
        foreach (var course in courses)
        {
            if (course[at] is { } value)
            {
                (sum, known) = (sum + value, known + 1);
            }
        }

        return known == 0 ? null : sum / known;
    };

    /// <summary>Adds a segment to the steps that it lies in.</summary>
    public void Add(Segment segment)
    {
        var first = Math.Max(0, (int)((segment.From - from) / step));
        for (var at = first; at < steps && from + (step * at) < segment.To; at++)
        {
            var (begin, end) = (from + (step * at), from + (step * (at + 1)));
            var seconds = ((segment.To < end ? segment.To : end) - (segment.From > begin ? segment.From : begin)).TotalSeconds;
            if (seconds > 0)
            {
                _sum[at] += segment.Value * seconds;
                _seconds[at] += seconds;
            }
        }
    }
}
