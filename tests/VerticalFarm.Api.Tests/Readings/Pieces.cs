using System.Buffers;

namespace VerticalFarm.Api.Tests.Readings;

/// <summary>Bytes in as many pieces as a network might bring them.</summary>
internal static class Pieces
{
    /// <summary>The bytes, cut at these places.</summary>
    public static ReadOnlySequence<byte> Cut(byte[] bytes, IEnumerable<int> cuts)
    {
        var first = new Piece(ReadOnlyMemory<byte>.Empty, 0);
        var last = first;
        var start = 0;
        foreach (var cut in cuts.Distinct().Order().Append(bytes.Length))
        {
            last = last.Append(bytes.AsMemory(start, cut - start));
            start = cut;
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, long start) => (Memory, RunningIndex) = (memory, start);

        public Piece Append(ReadOnlyMemory<byte> memory)
        {
            var next = new Piece(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
