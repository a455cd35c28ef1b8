namespace VerticalFarm.Grains.Storage;

/// <summary>Commits of grain state.</summary>
internal static class PersistentStateExtensions
{
    /// <summary>
    /// Makes <paramref name="next"/> the state, in the store first. When the write fails nobody knows whether it was done (a time-out proves
    /// nothing), so memory goes back to what it was and the activation ends: the next call reads the truth.
    /// </summary>
    public static async Task CommitAsync<TState>(this IPersistentState<TState> state, TState next, IGrainBase grain)
    {
        var before = state.State;
        state.State = next;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State = before;
            grain.DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>
    /// Takes the state out of the store. When that fails nobody knows whether it was done, and every further try of this activation would meet
    /// the same conflict; so it ends, and the next call reads the truth.
    /// </summary>
    public static async Task ClearAsync<TState>(this IPersistentState<TState> state, IGrainBase grain)
    {
        try
        {
            await state.ClearStateAsync();
        }
        catch
        {
            grain.DeactivateOnIdle();
            throw;
        }
    }
}
