namespace VerticalFarm.HomeAssistant.Tests.Peers;

/// <summary>A runner at work, stopped at the end of the test.</summary>
internal sealed class RunningRunner : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;

    public RunningRunner(HomeAssistantEndpoint endpoint, TimeProvider time, HomeAssistantOptions? options = null, params string[] entityIds)
        : this(endpoint, time, new TestListener(), options, entityIds)
    {
    }

    public RunningRunner(HomeAssistantEndpoint endpoint, TimeProvider time, TestListener listener, HomeAssistantOptions? options = null, params string[] entityIds)
    {
        Listener = listener;
        var runner = new HomeAssistantRunner(endpoint, entityIds, Listener, options ?? new HomeAssistantOptions(), time, Log);
        _run = runner.RunAsync(_stop.Token);
    }

    public TestListener Listener { get; }

    public LogLines Log { get; } = new();

    public Task StopAsync()
    {
        _stop.Cancel();
        return _run;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }
}
