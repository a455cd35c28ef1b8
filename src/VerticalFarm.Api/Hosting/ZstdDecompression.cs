using Microsoft.AspNetCore.RequestDecompression;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace VerticalFarm.Api.Hosting;

/// <summary>Unpacks bodies that were compressed with Zstandard. How large they may become is watched over by the framework, as for the others.</summary>
internal sealed class ZstdDecompression : IDecompressionProvider
{
    /// <summary>8 MiB, the most that RFC 9659 lets the web use: a larger window would be memory that a few bytes of a stranger demand.</summary>
    private const int WindowLog = 23;

    public Stream GetDecompressionStream(Stream stream)
    {
        var zstd = new DecompressionStream(stream, leaveOpen: true);
        zstd.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, WindowLog);
        return new Unpacked(zstd);
    }

    /// <summary>Tells of a body that is not what it says in the way that the other decompressors do. It is read once from its begin to its end, so it knows no length, place or writing.</summary>
    private sealed class Unpacked(DecompressionStream zstd) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            try
            {
                return zstd.Read(buffer);
            }
            catch (Exception exception) when (exception is ZstdException or EndOfStreamException)
            {
                throw Invalid(exception);
            }
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                return await zstd.ReadAsync(buffer, cancellationToken);
            }
            catch (Exception exception) when (exception is ZstdException or EndOfStreamException)
            {
                throw Invalid(exception);
            }
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                zstd.Dispose();
            }

            base.Dispose(disposing);
        }

        private static InvalidDataException Invalid(Exception exception) => new("The body is not Zstandard, or not all of it.", exception);
    }
}
