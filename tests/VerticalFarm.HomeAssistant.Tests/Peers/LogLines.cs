using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace VerticalFarm.HomeAssistant.Tests.Peers;

/// <summary>A logger that keeps every line.</summary>
internal sealed class LogLines : ILogger<HomeAssistantRunner>
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue(formatter(state, exception) + exception);
}
