namespace VerticalFarm.Telemetry.Sealing;

/// <summary>Whole numbers above a base, each in the same number of bytes, the most significant first.</summary>
internal static class FixedWidth
{
    /// <summary>The smallest of the numbers, and how many bytes the greatest distance from it takes: 0 when all are equal, at most 8.</summary>
    public static (long Smallest, int Width) Fit(ReadOnlySpan<long> numbers)
    {
        var (smallest, greatest) = (numbers[0], numbers[0]);
        foreach (var number in numbers)
        {
            smallest = Math.Min(smallest, number);
            greatest = Math.Max(greatest, number);
        }

        var bits = 64 - (int)ulong.LeadingZeroCount((ulong)(greatest - smallest));
        return (smallest, (bits + 7) / 8);
    }

    public static void Write(Span<byte> target, ReadOnlySpan<long> numbers, long smallest, int width)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            var rest = (ulong)(numbers[i] - smallest);
            for (var at = ((i + 1) * width) - 1; at >= i * width; at--)
            {
                target[at] = (byte)rest;
                rest >>= 8;
            }
        }
    }

    public static long Read(ReadOnlySpan<byte> source, int index, int width)
    {
        ulong number = 0;
        foreach (var part in source.Slice(index * width, width))
        {
            number = (number << 8) | part;
        }

        return (long)number;
    }
}
