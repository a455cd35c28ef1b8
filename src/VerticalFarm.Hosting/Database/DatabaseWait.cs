using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Npgsql;
using Polly;
using Polly.Retry;

namespace VerticalFarm.Hosting.Database;

/// <summary>Tries again what failed because the database could not be reached, ever more slowly, and says so.</summary>
internal sealed partial class DatabaseWait
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    private readonly ResiliencePipeline _pipeline;

    public DatabaseWait(TimeProvider clock, ILogger<DatabaseWait> logger) =>
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = arguments => ValueTask.FromResult(IsUnreachable(arguments.Outcome.Exception)),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstDelay,
                MaxDelay = LongestDelay,
                MaxRetryAttempts = int.MaxValue,
                OnRetry = arguments =>
                {
                    LogUnreachable(logger, arguments.Outcome.Exception!.Message, arguments.AttemptNumber + 1, arguments.RetryDelay.TotalSeconds);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();

    /// <summary>Runs the work until it succeeds, fails for another reason, or is cancelled.</summary>
    public async Task UntilDoneAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(async token => await work(token), cancellationToken);

    /// <summary>A wrong password or a missing database does not mend itself; a server that is away or starting does.</summary>
    private static bool IsUnreachable(Exception? exception) =>
        exception is NpgsqlException { IsTransient: true } or SocketException or TimeoutException;
}
