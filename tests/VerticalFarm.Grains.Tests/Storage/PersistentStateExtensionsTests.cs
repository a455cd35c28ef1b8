using System.Reflection;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Tests.Storage;

public sealed class PersistentStateExtensionsTests
{
    private readonly Grain _grain = new();

    [Fact]
    public async Task What_is_committed_is_the_state_in_memory_and_in_the_store()
    {
        var state = new FakeState("old");
        await state.CommitAsync("new", _grain);
        Assert.Equal(("new", "new", false), (state.State, state.Stored, _grain.Ends));
    }

    [Fact]
    public async Task When_a_write_fails_memory_goes_back_and_the_activation_ends()
    {
        var state = new FakeState("old") { Fault = new TimeoutException() };
        await Assert.ThrowsAsync<TimeoutException>(() => state.CommitAsync("new", _grain));
        Assert.Equal(("old", true), (state.State, _grain.Ends));
    }

    [Fact]
    public async Task When_a_clearing_fails_the_activation_ends()
    {
        var state = new FakeState("old") { Fault = new TimeoutException() };
        await Assert.ThrowsAsync<TimeoutException>(() => state.ClearAsync(_grain));
        Assert.True(_grain.Ends);
    }

    [Fact]
    public async Task What_is_cleared_is_in_the_store_no_more()
    {
        var state = new FakeState("old");
        await state.ClearAsync(_grain);
        Assert.Equal((null, false), (state.Stored, _grain.Ends));
    }

    private sealed class FakeState(string stored) : IPersistentState<string>
    {
        public string State { get; set; } = stored;

        public string? Stored { get; private set; } = stored;

        public Exception? Fault { get; init; }

        public string Etag => "1";

        public bool RecordExists => Stored is not null;

        public Task WriteStateAsync() => DoAsync(() => Stored = State);

        public Task ClearStateAsync() => DoAsync(() => Stored = null);

        public Task ReadStateAsync() => throw new NotSupportedException();

        private Task DoAsync(Action action)
        {
            if (Fault is not null)
            {
                return Task.FromException(Fault);
            }

            action();
            return Task.CompletedTask;
        }
    }

    private sealed class Grain : IGrainBase
    {
        private readonly Activation _activation;

        public Grain()
        {
            GrainContext = DispatchProxy.Create<IGrainContext, Activation>();
            _activation = (Activation)GrainContext;
        }

        public IGrainContext GrainContext { get; }

        public bool Ends => _activation.Ends;
    }

    /// <summary>Notices that it is to end; nothing else is asked of it.</summary>
    public class Activation : DispatchProxy
    {
        public bool Ends { get; private set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Ends |= targetMethod?.Name == nameof(IGrainContext.Deactivate);
            return null;
        }
    }
}
