namespace VerticalFarm.Integrations.Sending;

/// <summary>A token that is cancelled after a time, or with another one.</summary>
internal sealed class PatientToken : IDisposable
{
    private readonly CancellationTokenSource _time;
    private readonly CancellationTokenSource _either;

    public PatientToken(TimeSpan patience, TimeProvider time, CancellationToken other)
    {
        _time = new CancellationTokenSource(patience, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_time.Token, other);
    }

    public CancellationToken Token => _either.Token;

    public void Dispose()
    {
        _either.Dispose();
        _time.Dispose();
    }
}
