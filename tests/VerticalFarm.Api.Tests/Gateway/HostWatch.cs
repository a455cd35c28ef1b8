using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace VerticalFarm.Api.Tests.Gateway;

/// <summary>Hears of the host that a program builds: the framework tells of it for tools such as this.</summary>
internal sealed class HostWatch : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Source = "Microsoft.Extensions.Hosting";
    private const string HostBuilt = "HostBuilt";

    // Several programs are started at once; each watch minds only the one of its own flow.
    private static readonly AsyncLocal<HostWatch?> Current = new();

    private readonly TaskCompletionSource<IHost> _host = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<IDisposable> _subscriptions = [];

    public HostWatch() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public Task<IHost> Host => _host.Task;

    public void WatchThisFlow() => Current.Value = this;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Source)
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == HostBuilt && Current.Value == this)
        {
            _host.TrySetResult((IHost)value.Value!);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}
