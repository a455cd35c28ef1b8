using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace VerticalFarm.Grains.Automation.Watermarks;

/// <summary>
/// Keeps the watermarks of all rules of this silo: noted in memory at every evaluation, written together every ten seconds. So a rule's
/// evaluation costs no write of its own, and after the death of a silo no more than ten seconds of what it did are unknown.
/// </summary>
internal sealed partial class RuleWatermarks(WatermarkTable table, TimeProvider time, ILogger<RuleWatermarks> logger) : BackgroundService
{
    private const int MostInOneWrite = 20_000;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Guid, RuleWatermark> _noted = new();

    /// <summary>What is known of a rule that this silo has not had before.</summary>
    public async Task<RuleWatermark> FindAsync(Guid ruleId, CancellationToken ct) =>
        _noted.TryGetValue(ruleId, out var noted) ? noted : await table.FindAsync(ruleId, ct);

    /// <summary>A rule was evaluated.</summary>
    public void Note(Guid ruleId, RuleWatermark mark) => _noted[ruleId] = mark;

    /// <summary>A rule is no more.</summary>
    public Task ForgetAsync(Guid ruleId)
    {
        _noted.TryRemove(ruleId, out _);
        return table.DeleteAsync(ruleId);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await FlushAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return; // The last of it is written by StopAsync.
        }
    }

    private async Task FlushAsync(CancellationToken ct)
    {
        foreach (var marks in _noted.ToArray().Chunk(MostInOneWrite))
        {
            try
            {
                using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
                deadline.CancelAfter(WriteTimeout);
                await table.SaveAsync(marks, deadline.Token);
                foreach (var mark in marks)
                {
                    _noted.TryRemove(mark); // Unless the rule was evaluated again meanwhile.
                }
            }
            catch (Exception fault)
            {
                LogNotWritten(logger, fault, marks.Length);
                return; // All of it is still noted and goes with the next; a host that stops in a hurry loses ten seconds of it.
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The watermarks of {Count} rules could not be written; tried again in ten seconds")]
    private static partial void LogNotWritten(ILogger logger, Exception fault, int count);
}
