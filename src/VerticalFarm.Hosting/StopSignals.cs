using System.Runtime.InteropServices;

namespace VerticalFarm.Hosting;

/// <summary>
/// Turns SIGTERM and SIGINT into a cancelled token. The host listens to them itself, but only once it starts; until then it may wait for a
/// database for as long as it takes.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignals() =>
        _registrations = [.. new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT }.Select(signal => PosixSignalRegistration.Create(signal, Stop))];

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _stop.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        // Otherwise the process would end at once.
        context.Cancel = true;
        _stop.Cancel();
    }
}
