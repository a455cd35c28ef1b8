using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VerticalFarm.Integrations.Tests.Peers;

/// <summary>Somebody who speaks first, as mail servers do, and says what the test says.</summary>
internal sealed class Speaker : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;

    private Speaker(Func<NetworkStream, CancellationToken, Task> speak)
    {
        _listener.Start();
        _serving = ServeAsync(speak);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Done when somebody has connected.</summary>
    public Task Reached => _reached.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    /// <summary>Says this and hangs up.</summary>
    public static Speaker Saying(string text) => new(async (stream, ct) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text), ct));

    public static Speaker Silent() => new((_, ct) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct));

    /// <summary>Says this, and then this other text for ever.</summary>
    public static Speaker Endless(string start, string more) => new(async (stream, ct) =>
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(start), ct);
        while (true)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(more), ct);
        }
    });

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync(Func<NetworkStream, CancellationToken, Task> speak)
    {
        try
        {
            using var connection = await _listener.AcceptTcpClientAsync(_stop.Token);
            _reached.TrySetResult();
            await speak(connection.GetStream(), _stop.Token);
        }
        catch (Exception end) when (end is OperationCanceledException or IOException or SocketException)
        {
            // The other side is gone, or the test is over.
        }
    }
}
