using System.IO.Pipelines;

namespace VerticalFarm.Api.Hosting.Refusals;

/// <summary>Passes on what the web server writes, and puts the envelope into a refusal of its own.</summary>
/// <param name="output">Where to.</param>
/// <param name="connectionId">What the server's log calls the connection.</param>
internal sealed class RefusalWriter(PipeWriter output, string connectionId) : PipeWriter
{
    private Memory<byte> _handedOut;

    public override bool CanGetUnflushedBytes => output.CanGetUnflushedBytes;

    public override long UnflushedBytes => output.UnflushedBytes;

    public override Memory<byte> GetMemory(int sizeHint = 0) => _handedOut = output.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes)
    {
        // The server writes the head of an answer in one piece.
        var written = _handedOut.Span[..bytes];
        if (Refusal.Status(written) is not { } status)
        {
            output.Advance(bytes);
            return;
        }

        // Not advanced over yet, so the same place is asked for again, with room for all of it.
        var answer = Refusal.WithEnvelope(written, status, connectionId);
        answer.CopyTo(output.GetSpan(answer.Length));
        output.Advance(answer.Length);
    }

    public override void CancelPendingFlush() => output.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => output.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => output.CompleteAsync(exception);

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => output.FlushAsync(cancellationToken);

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default) =>
        output.WriteAsync(source, cancellationToken);
}
