using System.IO.Compression;
using VerticalFarm.Api.Tests.Gateway;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace VerticalFarm.Api.Tests.Readings;

/// <summary>Compressed bodies.</summary>
internal static class Packing
{
    public static HttpContent Pack(string encoding, byte[] body)
    {
        using var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest), // RFC 9110 means zlib by it.
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            "zstd" => new CompressionStream(packed),
            _ => throw new ArgumentOutOfRangeException(nameof(encoding), encoding, "Not known here."),
        })
        {
            packer.Write(body);
        }

        return ApiClient.Raw(packed.ToArray(), encoding: encoding);
    }

    /// <summary>A small body whose frame demands a window of so many bits.</summary>
    public static HttpContent ZstdOfWindow(int bits)
    {
        using var packed = new MemoryStream();
        using (var packer = new CompressionStream(packed))
        {
            packer.SetParameter(ZSTD_cParameter.ZSTD_c_windowLog, bits);
            packer.Write("{\"readings\": [ "u8);
            packer.Flush(); // The frame begins before its size is known, and so says its window.
            packer.Write("]}"u8);
        }

        return ApiClient.Raw(packed.ToArray(), encoding: "zstd");
    }
}
