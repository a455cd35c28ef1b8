using System.Globalization;
using System.Text;

namespace VerticalFarm.Testing;

/// <summary>An HTTP request as it came over the wire.</summary>
/// <param name="Line">Its first line.</param>
/// <param name="Headers">Its headers, by name.</param>
/// <param name="Body">Its body.</param>
public sealed record ReceivedRequest(string Line, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    internal static async Task<ReceivedRequest> ReadAsync(Stream stream, CancellationToken ct)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one, ct);
            head.Append((char)one[0]);
        }

        var lines = head.ToString().TrimEnd().Split("\r\n");
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0];
        await stream.ReadExactlyAsync(body, ct);
        return new ReceivedRequest(lines[0], headers, body);
    }
}
