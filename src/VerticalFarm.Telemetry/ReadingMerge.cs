namespace VerticalFarm.Telemetry;

/// <summary>Puts readings of one sensor together.</summary>
internal static class ReadingMerge
{
    /// <summary>Both as one, in order of time; of two with the same time the newer one stays.</summary>
    /// <param name="older">What was written first: in order of time, each time once.</param>
    /// <param name="newer">What was written later, likewise.</param>
    public static List<ReadingPoint> Over(IReadOnlyList<ReadingPoint> older, IReadOnlyList<ReadingPoint> newer)
    {
        var merged = new List<ReadingPoint>(older.Count + newer.Count);
        var n = 0;
        foreach (var point in older)
        {
            while (n < newer.Count && newer[n].At < point.At)
            {
                merged.Add(newer[n++]);
            }

            if (n == newer.Count || newer[n].At != point.At)
            {
                merged.Add(point);
            }
        }

        for (; n < newer.Count; n++)
        {
            merged.Add(newer[n]);
        }

        return merged;
    }
}
