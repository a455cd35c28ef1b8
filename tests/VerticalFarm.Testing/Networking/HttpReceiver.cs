using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VerticalFarm.Testing;

/// <summary>Somebody who listens on the loopback interface and does with each connection what the test says.</summary>
public sealed class HttpReceiver : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<ReceivedRequest> _received = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _cut = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<ReceivedRequest, NetworkStream, CancellationToken, Task> _answer;
    private readonly Task _accepting;

    private HttpReceiver(Func<ReceivedRequest, NetworkStream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What came, in order.</summary>
    public IReadOnlyCollection<ReceivedRequest> All => _received;

    /// <summary>Done when a request has come whole.</summary>
    public Task Reached => _reached.Task.WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Done when the other side has cut a connection in the middle of an answer.</summary>
    public Task Cut => _cut.Task.WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Answers every request with this text.</summary>
    public static HttpReceiver Saying(string answer) => new(async (_, stream, ct) => await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), ct));

    /// <summary>Answers every request with the status that the test says for it.</summary>
    public static HttpReceiver Judging(Func<ReceivedRequest, int> status) => new(async (request, stream, ct) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status(request)} Said\r\nContent-Length: 0\r\n\r\n"), ct));

    /// <summary>Answers with this text once, and then with this other text again and again, for ever.</summary>
    public static HttpReceiver Endless(string head, string more) => new(async (_, stream, ct) =>
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), ct);
        var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(more, 256)));
        while (true)
        {
            await stream.WriteAsync(block, ct);
        }
    });

    /// <summary>Takes requests and says nothing.</summary>
    public static HttpReceiver Silent() => new((_, _, ct) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var served = new List<Task>();
        try
        {
            while (true)
            {
                served.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(served);
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using (connection)
        {
            try
            {
                var stream = connection.GetStream();
                var request = await ReceivedRequest.ReadAsync(stream, _stop.Token);
                _received.Enqueue(request);
                _reached.TrySetResult();
                await _answer(request, stream, _stop.Token);
            }
            catch (Exception end) when (end is OperationCanceledException or IOException or SocketException)
            {
                if (!_stop.IsCancellationRequested)
                {
                    _cut.TrySetResult();
                }
            }
        }
    }
}
