using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Grains.Automation.Evaluation;
using VerticalFarm.Grains.Automation.Watermarks;

namespace VerticalFarm.Grains.Automation;

/// <summary>
/// When a rule is judged: on every reading that concerns it, when time alone could change something, and every minute by its reminder,
/// which also finds it after a crash. A change of what it says is committed before anything is moved.
/// </summary>
internal sealed partial class AutomationRuleGrain
{
    private const string EvaluateReminder = "evaluate";
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan TicksComeEarlyAtMost = TimeSpan.FromSeconds(1);

    private RuleWatermark _mark;
    private DateTimeOffset? _nextAt;
    private IGrainTimer? _timer;

    // Whether this activation has asserted what stands; after a crash nobody knows how far the last one came.
    private bool _asserted;

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (!rule.RecordExists || Definition.Mode == RuleMode.Disabled)
        {
            // Left over from a commit that never came, or to end the alert of a rule that a person had act.
            if (!rule.RecordExists || await ClearAlertAsync())
            {
                await SetReminderAsync(RuleMode.Disabled);
            }

            return;
        }

        await LookAgainAsync();
        _asserted = false; // Whatever became of it, a wish is said again within a minute.
        await EvaluateAsync();
        metrics.Ticked(Lag(status, time.GetUtcNow()));
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (rule.RecordExists && Definition.Mode != RuleMode.Disabled)
        {
            _mark = await watermarks.FindAsync(Id, cancellationToken);
        }
    }

    public async Task Consider(Guid sensorId, DateTimeOffset at, double value)
    {
        // Before the first look nothing is known, and the evaluation asks everybody.
        if (_sight is null || _sight.Take(sensorId, at, value))
        {
            await EvaluateAsync();
        }
    }

    public async Task DeviceChanged(Guid deviceId)
    {
        if (_sight is not null)
        {
            await LookAtDevicesAsync([deviceId]);
        }

        await EvaluateAsync();
    }

    public async Task FarmChanged()
    {
        _sight = null;
        await EvaluateAsync();
    }

    private async Task EvaluateAsync()
    {
        if (!rule.RecordExists || Definition.Mode == RuleMode.Disabled || await InputsAsync() is not { } inputs)
        {
            return;
        }

        var now = time.GetUtcNow();
        var evaluation = RuleEvaluator.Evaluate(Definition, Memory, inputs, now);
        _nextAt = evaluation.NextEvaluationAt;
        if (evaluation.OutcomeChanged || evaluation.Directive != RuleDirective.None)
        {
            await DecideAsync(evaluation, now);
        }
        else if (evaluation.Memory != Memory)
        {
            await CommitAsync(rule.State with { Memory = evaluation.Memory });
        }

        MarkEvaluated(now);
        await AssertStandingAsync();
        await RecordAsync();
        if (evaluation.NextEvaluationAt < now + RuleEvaluator.LongestPause)
        {
            ArmTimer(evaluation.NextEvaluationAt - time.GetUtcNow()); // What is due no sooner the reminder brings by itself.
        }
    }

    // Only what was committed counts as evaluated.
    private void MarkEvaluated(DateTimeOffset now)
    {
        var before = _mark.MinutesMissed;
        _mark = _mark.Advance(now, rule.State.UpdatedAt);
        watermarks.Note(Id, _mark);
        metrics.Evaluated();
        if (_mark.MinutesMissed > before)
        {
            metrics.Missed(_mark.MinutesMissed - before);
            LogMissed(logger, Id, _mark.MinutesMissed - before, _mark.GapFrom, _mark.GapTo);
        }
    }

    // How long after the tick was due it was evaluated, whatever it waited for: ticks are due at whole periods after the first one.
    private static TimeSpan Lag(TickStatus status, DateTimeOffset evaluatedAt)
    {
        var late = new TimeSpan((evaluatedAt.UtcDateTime - status.FirstTickTime).Ticks % status.Period.Ticks);
        return late > TimeSpan.Zero && late < status.Period - TicksComeEarlyAtMost ? late : TimeSpan.Zero;
    }

    private async Task DecideAsync(RuleEvaluation evaluation, DateTimeOffset now)
    {
        var decision = new DecisionView
        {
            RuleId = Id,
            Sequence = rule.State.Sequence + 1,
            At = now,
            Previous = Memory.Outcome,
            Outcome = evaluation.Outcome,
            Mode = Definition.Mode,
            Inputs = Explainer.Clauses(evaluation, now),
            Actions = Definition.Mode == RuleMode.Shadow ? [.. ShadowOf(evaluation.Directive)] : [],
        };
        LogDecided(logger, Id, decision.Sequence, decision.Previous, decision.Outcome, Definition.Mode);

        // Committed first: whoever activates this rule after a crash knows what was decided, and asserts it.
        await CommitAsync(rule.State with
        {
            Memory = evaluation.Memory,
            Sequence = decision.Sequence,
            Standing = evaluation.Directive == RuleDirective.None ? rule.State.Standing : decision with { Inputs = [] },
            Unrecorded = rule.State.Unrecorded.Add(decision),
            Claims = [.. rule.State.Claims.Union(Wishes(evaluation.Standing).Select(wish => wish.Device))], // On the list before any device hears of it.
        });
        _asserted &= evaluation.Directive == RuleDirective.None;
        if (evaluation.OutcomeChanged)
        {
            TellFeed();
        }
    }

    private async Task RecordAsync()
    {
        if (rule.State.Unrecorded.IsEmpty)
        {
            return;
        }

        try
        {
            await log.SaveAsync(rule.State.FarmId, rule.State.Unrecorded);
            rule.State = rule.State with { Unrecorded = [] }; // Committed with the next change; writing a row twice is harmless.
        }
        catch (Exception fault)
        {
            LogRecordDelayed(logger, fault, Id);
        }
    }

    // In a turn of its own, so that making or changing a rule does not wait for what it moves.
    private void EvaluateSoon() => ArmTimer(TimeSpan.Zero);

    private void ArmTimer(TimeSpan due)
    {
        _timer?.Dispose();
        _timer = this.RegisterGrainTimer(EvaluateAsync, new GrainTimerCreationOptions(due > TimeSpan.Zero ? due : TimeSpan.Zero, Timeout.InfiniteTimeSpan));
    }

    private async Task SetReminderAsync(RuleMode mode)
    {
        if (mode != RuleMode.Disabled)
        {
            // Spread over the minute by the key, so that ten thousand rules do not wake in one second.
            var first = TimeSpan.FromMilliseconds((uint)Id.GetHashCode() % (uint)ReminderPeriod.TotalMilliseconds);
            await this.RegisterOrUpdateReminder(EvaluateReminder, first, ReminderPeriod);
        }
        else if (await this.GetReminder(EvaluateReminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Rule {RuleId}, decision {Sequence}: {Previous} -> {Outcome} ({Mode})")]
    private static partial void LogDecided(ILogger logger, Guid ruleId, long sequence, RuleOutcome previous, RuleOutcome outcome, RuleMode mode);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rule {RuleId} was not evaluated for {Minutes} minutes, from {From} to {To}")]
    private static partial void LogMissed(ILogger logger, Guid ruleId, long minutes, DateTimeOffset? from, DateTimeOffset? to);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rule {RuleId}: its decisions could not be recorded; tried again at the next evaluation")]
    private static partial void LogRecordDelayed(ILogger logger, Exception fault, Guid ruleId);
}
