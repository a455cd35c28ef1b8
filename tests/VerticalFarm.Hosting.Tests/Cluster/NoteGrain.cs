namespace VerticalFarm.Hosting.Tests.Cluster;

/// <summary>A grain that keeps something, to see it kept.</summary>
[Alias("note")]
public interface INoteGrain : IGrainWithGuidKey
{
    [Alias("write")]
    Task WriteAsync(Note note);

    [Alias("read")]
    Task<Note?> ReadAsync();

    [Alias("clear")]
    Task ClearAsync();
}

[GenerateSerializer]
[Alias("note-content")]
public sealed record Note([property: Id(0)] string Text, [property: Id(1)] double Value);

public sealed class NoteGrain([PersistentState("note")] IPersistentState<NoteState> state) : Grain, INoteGrain
{
    public Task WriteAsync(Note note)
    {
        state.State.Content = note;
        return state.WriteStateAsync();
    }

    public Task<Note?> ReadAsync() => Task.FromResult(state.RecordExists ? state.State.Content : null);

    public Task ClearAsync() => state.ClearStateAsync();
}

public sealed class NoteState
{
    public Note? Content { get; set; }
}
