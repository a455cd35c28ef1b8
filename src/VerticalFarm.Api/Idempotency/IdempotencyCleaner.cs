using Npgsql;

namespace VerticalFarm.Api.Idempotency;

/// <summary>Forgets old keys once an hour. Every gateway does: it costs next to nothing, and none of them must be there.</summary>
internal sealed partial class IdempotencyCleaner(IdempotencyStore store, TimeProvider time, ILogger<IdempotencyCleaner> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await store.CleanAsync();
            }
            catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
            {
                LogLater(logger, fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old idempotency keys could not be dropped; tried again in an hour")]
    private static partial void LogLater(ILogger logger, Exception fault);
}
