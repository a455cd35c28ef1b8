using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using VerticalFarm.Api.Json;

namespace VerticalFarm.Api.Feed;

/// <summary>
/// Server-Sent Events as a client parses them (WHATWG HTML, 9.2). They carry no ids: nothing is kept that a client could go on from, so each
/// connection begins with a snapshot.
/// </summary>
internal sealed class EventWriter(PipeWriter output)
{
    /// <summary>Tells the client how long to wait before it connects again.</summary>
    public void Retry(TimeSpan wait) => Encoding.UTF8.GetBytes($"retry: {wait.TotalMilliseconds:0}\n", output);

    /// <summary>An event. JSON holds no raw line break, so its data is one line.</summary>
    public Task EventAsync<T>(string name, T data, CancellationToken cancellationToken)
    {
        Encoding.UTF8.GetBytes($"event: {name}\ndata: ", output);
        output.Write(JsonSerializer.SerializeToUtf8Bytes(data, ApiJson.Options));
        output.Write("\n\n"u8);
        return FlushAsync(cancellationToken);
    }

    /// <summary>A comment, which clients leave out.</summary>
    public Task HeartbeatAsync(CancellationToken cancellationToken)
    {
        output.Write(": heartbeat\n\n"u8);
        return FlushAsync(cancellationToken);
    }

    private async Task FlushAsync(CancellationToken cancellationToken) => await output.FlushAsync(cancellationToken);
}
