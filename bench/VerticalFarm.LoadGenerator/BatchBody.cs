using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace VerticalFarm.LoadGenerator;

/// <summary>
/// Writes requests into one buffer. Reading n is of sensor n modulo their number, n divided by their number milliseconds after the beginning: what was sent can be told again
/// from the number of a batch.
/// </summary>
internal sealed class BatchBody
{
    private const int LengthDigits = 9;
    private readonly Load _load;
    private readonly byte[][] _ids;
    private readonly byte[] _head;
    private readonly byte[] _buffer;

    public BatchBody(Load load)
    {
        _load = load;
        _ids = [.. load.Sensors.Select(id => Encoding.ASCII.GetBytes(id.ToString()))];
        var credentials = load.Token.StartsWith("vfk_", StringComparison.Ordinal) ? $"X-Api-Key: {load.Token}" : $"Authorization: Bearer {load.Token}";
        _head = Encoding.ASCII.GetBytes($"POST /api/v1/readings HTTP/1.1\r\nHost: {load.Gateway.Authority}\r\n{credentials}\r\nContent-Type: application/json\r\nContent-Length: {new string('0', LengthDigits)}\r\n\r\n");
        _buffer = new byte[_head.Length + 64 + (load.Batch * 128)];
    }

    /// <summary>The time of a reading, in milliseconds after the beginning.</summary>
    public static long MillisecondOf(long reading, int sensors) => reading / sensors;

    public ReadOnlyMemory<byte> Request(long batch)
    {
        _head.CopyTo(_buffer, 0);
        var at = _head.Length;
        at += Put("{\"readings\":["u8, at);
        for (var reading = batch * _load.Batch; reading < (batch + 1) * _load.Batch; reading++)
        {
            var time = _load.Begin.AddMilliseconds(MillisecondOf(reading, _ids.Length)).UtcDateTime;
            at += Put(reading == batch * _load.Batch ? "{\"sensor_id\":\""u8 : ",{\"sensor_id\":\""u8, at);
            at += Put(_ids[reading % _ids.Length], at);
            at += Put("\",\"ts\":\""u8, at);
            Two(time.Year / 100, at);
            Two(time.Year % 100, at + 2);
            _buffer[at + 4] = _buffer[at + 7] = (byte)'-';
            Two(time.Month, at + 5);
            Two(time.Day, at + 8);
            _buffer[at + 10] = (byte)'T';
            Two(time.Hour, at + 11);
            Two(time.Minute, at + 14);
            Two(time.Second, at + 17);
            _buffer[at + 13] = _buffer[at + 16] = (byte)':';
            _buffer[at + 19] = (byte)'.';
            _buffer[at + 20] = (byte)('0' + (time.Millisecond / 100));
            Two(time.Millisecond % 100, at + 21);
            at += 23;
            at += Put("Z\",\"value\":"u8, at);
            Utf8Formatter.TryFormat(20 + (reading % 997 / 100.0), _buffer.AsSpan(at), out var written, new System.Buffers.StandardFormat('F', 2));
            at += written;
            _buffer[at++] = (byte)'}';
        }

        at += Put("]}"u8, at);
        var length = (at - _head.Length).ToString(CultureInfo.InvariantCulture).PadLeft(LengthDigits, '0');
        Encoding.ASCII.GetBytes(length, _buffer.AsSpan(_head.Length - 4 - LengthDigits));
        return _buffer.AsMemory(0, at);
    }

    private int Put(ReadOnlySpan<byte> text, int at)
    {
        text.CopyTo(_buffer.AsSpan(at));
        return text.Length;
    }

    private void Two(int number, int at) => (_buffer[at], _buffer[at + 1]) = ((byte)('0' + (number / 10)), (byte)('0' + (number % 10)));
}
