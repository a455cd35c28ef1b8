using System.Buffers.Binary;

namespace VerticalFarm.Telemetry.Sealing;

/// <summary>
/// Packs the readings of an hour without loss. Times are a straight line and what each deviates from it: nothing when a sensor is as regular as a clock. Values
/// that are decimal numbers, as nearly all sensors send, are whole numbers above the smallest of the hour. Both take as many bytes as the widest needs, all of
/// them the same, so that SQL can reach each directly. The layout stands at <c>reading_unpack()</c> in the database, which does the same as <see cref="Unpack"/>.
/// </summary>
internal static class HourPacker
{
    private const int HeadSize = 28;
    private const int MicrosecondPower = 0;
    private const int MillisecondPower = 3;
    private const int SecondPower = 6;

    /// <summary>Packs readings.</summary>
    /// <param name="startsAt">The beginning of the hour.</param>
    /// <param name="points">At least one, in order of time, each time once and to the microsecond.</param>
    public static PackedHour Pack(DateTimeOffset startsAt, ReadOnlySpan<ReadingPoint> points)
    {
        var times = new long[points.Length];
        var values = new double[points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            times[i] = (points[i].At.UtcTicks - startsAt.UtcTicks) / TimeSpan.TicksPerMicrosecond;
            values[i] = points[i].Value;
        }

        var power = Coarsen(times);
        var step = StepOf(times);
        for (var i = 0; i < times.Length; i++)
        {
            times[i] -= i * step;
        }

        var places = DecimalNumbers.PlacesOf(values);
        var numbers = places is { } exact ? DecimalNumbers.Scale(values, exact) : new long[1];
        var (begin, timeWidth) = FixedWidth.Fit(times);
        var (smallest, valueWidth) = FixedWidth.Fit(numbers);

        var packed = new byte[HeadSize + (times.Length * timeWidth) + (places is null ? 0 : times.Length * valueWidth)];
        packed[0] = power;
        packed[1] = (byte)timeWidth;
        packed[2] = (byte)valueWidth;
        packed[3] = (byte)(places ?? 0);
        BinaryPrimitives.WriteInt64BigEndian(packed.AsSpan(4), begin);
        BinaryPrimitives.WriteInt64BigEndian(packed.AsSpan(12), step);
        BinaryPrimitives.WriteInt64BigEndian(packed.AsSpan(20), smallest);
        FixedWidth.Write(packed.AsSpan(HeadSize), times, begin, timeWidth);
        if (places is not null)
        {
            FixedWidth.Write(packed.AsSpan(HeadSize + (times.Length * timeWidth)), numbers, smallest, valueWidth);
        }

        return new PackedHour(points.Length, packed, places is null ? values : null);
    }

    /// <summary>Unpacks readings, in order of time.</summary>
    public static ReadingPoint[] Unpack(DateTimeOffset startsAt, PackedHour hour)
    {
        ReadOnlySpan<byte> packed = hour.Packed;
        var unit = (long)DecimalNumbers.PowerOfTen(packed[0]) * TimeSpan.TicksPerMicrosecond;
        var (timeWidth, valueWidth, scale) = (packed[1], packed[2], DecimalNumbers.PowerOfTen(packed[3]));
        var begin = BinaryPrimitives.ReadInt64BigEndian(packed[4..]);
        var step = BinaryPrimitives.ReadInt64BigEndian(packed[12..]);
        var smallest = BinaryPrimitives.ReadInt64BigEndian(packed[20..]);
        var times = packed[HeadSize..];
        var numbers = times[(hour.Count * timeWidth)..];
        var points = new ReadingPoint[hour.Count];
        for (var i = 0; i < points.Length; i++)
        {
            var at = startsAt.UtcTicks + ((begin + (i * step) + FixedWidth.Read(times, i, timeWidth)) * unit);
            var value = hour.Plain is { } plain ? plain[i] : (smallest + FixedWidth.Read(numbers, i, valueWidth)) / scale;
            points[i] = new ReadingPoint(new DateTimeOffset(at, TimeSpan.Zero), value);
        }

        return points;
    }

    /// <summary>Counts in seconds or milliseconds where all times are full ones.</summary>
    private static byte Coarsen(long[] microseconds)
    {
        byte power =
            Array.TrueForAll(microseconds, time => time % 1_000_000 == 0) ? (byte)SecondPower :
            Array.TrueForAll(microseconds, time => time % 1_000 == 0) ? (byte)MillisecondPower :
            (byte)MicrosecondPower;
        var unit = (long)DecimalNumbers.PowerOfTen(power);
        for (var i = 0; i < microseconds.Length; i++)
        {
            microseconds[i] /= unit;
        }

        return power;
    }

    /// <summary>The middle one of the distances between readings: a gap or a burst does not bend the line for all others.</summary>
    private static long StepOf(long[] times)
    {
        if (times.Length < 2)
        {
            return 0;
        }

        var distances = new long[times.Length - 1];
        for (var i = 0; i < distances.Length; i++)
        {
            distances[i] = times[i + 1] - times[i];
        }

        Array.Sort(distances);
        return distances[distances.Length / 2];
    }
}
