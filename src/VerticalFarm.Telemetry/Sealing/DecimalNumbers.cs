namespace VerticalFarm.Telemetry.Sealing;

/// <summary>
/// Doubles that are decimal numbers of a few places, as whole numbers. Exact: a value counts as such only if the whole number, divided again, is the same double
/// to the last bit. Division is correctly rounded everywhere, in PostgreSQL too.
/// </summary>
internal static class DecimalNumbers
{
    private const int MostPlaces = 9;

    /// <summary>2 to the 53rd: below it every whole number is a double, and the difference of two fits into 64 bits.</summary>
    private const double Greatest = 9_007_199_254_740_992;

    private static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

    public static double PowerOfTen(int places) => Powers[places];

    /// <summary>The fewest places with which all values are decimal numbers; null when they are not, with 9 either.</summary>
    public static int? PlacesOf(ReadOnlySpan<double> values)
    {
        var places = 0;
        foreach (var value in values)
        {
            // Whoever has few places has them also with more, but for rounding; so all are tried again below.
            while (!IsExact(value, places))
            {
                if (++places > MostPlaces)
                {
                    return null;
                }
            }
        }

        foreach (var value in values)
        {
            if (!IsExact(value, places))
            {
                return null;
            }
        }

        return places;
    }

    public static long[] Scale(ReadOnlySpan<double> values, int places)
    {
        var numbers = new long[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            numbers[i] = (long)Math.Round(values[i] * Powers[places]);
        }

        return numbers;
    }

    private static bool IsExact(double value, int places)
    {
        var number = Math.Round(value * Powers[places]);
        return Math.Abs(number) < Greatest
            && BitConverter.DoubleToInt64Bits((long)number / Powers[places]) == BitConverter.DoubleToInt64Bits(value); // Also tells -0 from 0.
    }
}
