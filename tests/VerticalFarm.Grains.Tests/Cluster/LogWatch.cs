using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace VerticalFarm.Grains.Tests.Cluster;

/// <summary>Keeps what the cluster writes to its log and to its traces, everything there is, while somebody watches; silent otherwise.</summary>
public sealed class LogWatch : ILoggerProvider
{
    private ConcurrentQueue<string>? _lines;

    /// <summary>Begins to keep; disposing of the answer ends it.</summary>
    public Watched Begin() => new(this);

    public ILogger CreateLogger(string categoryName) => new Writer(this);

    public void Dispose()
    {
    }

    /// <summary>What was written while it was watched.</summary>
    public sealed class Watched : IDisposable
    {
        private readonly LogWatch _watch;
        private readonly ActivityListener _listener;

        internal Watched(LogWatch watch)
        {
            _watch = watch;
            watch._lines = Lines;
            _listener = new ActivityListener
            {
                ShouldListenTo = _ => true,
                Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = activity => Traces.Enqueue(string.Join(
                    ' ',
                    activity.TagObjects.Concat(activity.Events.SelectMany(happened => happened.Tags)).Select(tag => $"{tag.Key}={tag.Value}")
                        .Concat(activity.Baggage.Select(pair => $"{pair.Key}={pair.Value}")).Prepend(activity.DisplayName).Append(activity.StatusDescription))),
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public ConcurrentQueue<string> Lines { get; } = new();

        public ConcurrentQueue<string> Traces { get; } = new();

        public void Dispose()
        {
            _watch._lines = null;
            _listener.Dispose();
        }
    }

    private sealed class Writer(LogWatch watch) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => watch._lines is not null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            watch._lines?.Enqueue($"{formatter(state, exception)} {state} {exception}");
    }
}
