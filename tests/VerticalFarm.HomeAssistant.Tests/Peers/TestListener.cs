using System.Threading.Channels;

namespace VerticalFarm.HomeAssistant.Tests.Peers;

/// <summary>Keeps what it is told, in order, and fails the test when two calls overlap.</summary>
internal sealed class TestListener : IHomeAssistantListener
{
    private readonly Channel<Told> _told = Channel.CreateUnbounded<Told>();
    private int _inside;

    /// <summary>Runs within each call, after it was noted.</summary>
    public Func<Told, CancellationToken, Task> Within { get; set; } = (_, _) => Task.CompletedTask;

    public Task OnConnectedAsync(IHomeAssistantSession session, string version, IReadOnlyList<EntityState> states, CancellationToken ct) =>
        NoteAsync(new Told.Connected(session, version, states), ct);

    public Task OnStatesAsync(IReadOnlyList<EntityState> changed, IReadOnlyList<string> removed, CancellationToken ct) =>
        NoteAsync(new Told.StatesCame(changed, removed), ct);

    public Task OnRenamedAsync(IReadOnlyList<EntityRename> renamed, CancellationToken ct) => NoteAsync(new Told.Renamed(renamed), ct);

    public Task OnDisconnectedAsync(DisconnectReason reason, string message, CancellationToken ct) =>
        NoteAsync(new Told.Disconnected(reason, message), ct);

    /// <summary>The next thing told, which must be of this kind.</summary>
    public async Task<T> NextAsync<T>()
        where T : Told => Assert.IsType<T>(await _told.Reader.ReadAsync(TestContext.Current.CancellationToken));

    public bool HasHeardNothingMore => !_told.Reader.TryPeek(out _);

    private async Task NoteAsync(Told told, CancellationToken ct)
    {
        Assert.Equal(1, Interlocked.Increment(ref _inside));
        await _told.Writer.WriteAsync(told, CancellationToken.None);
        try
        {
            await Within(told, ct);
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }
}
