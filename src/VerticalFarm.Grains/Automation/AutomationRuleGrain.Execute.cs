using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Audit;
using VerticalFarm.Grains.Automation.Evaluation;

namespace VerticalFarm.Grains.Automation;

/// <summary>A person brings <c>then</c> about, whatever the rule says and in whichever mode it is.</summary>
internal sealed partial class AutomationRuleGrain
{
    public async Task<Result<DecisionView>> Execute()
    {
        if (!rule.RecordExists)
        {
            return Failure.NotFound("rule");
        }

        _sight = null;
        if (await InputsAsync() is not { } inputs)
        {
            return Failure.NotFound("farm");
        }

        await audit.RecordAsync(FarmId, AuditActions.Executed, AuditSubjects.Rule, Id, after: Definition.Then);
        var now = time.GetUtcNow();
        var decision = new DecisionView
        {
            RuleId = Id,
            Sequence = rule.State.Sequence + 1,
            At = now,
            Previous = Memory.Outcome,
            Outcome = Memory.Outcome,
            Mode = Definition.Mode,
            Inputs = Explainer.Clauses(RuleEvaluator.Evaluate(Definition, Memory, inputs, now), now),
            Actions = [],
            ExecutedBy = Caller.Current?.UserId,
        };

        // On record before anything moves: whoever looks afterwards finds who it was, and the rule what alert it has to end.
        var raises = Notice(RuleDirective.Then) is not null;
        if (raises && Definition.Mode == RuleMode.Disabled)
        {
            await this.RegisterOrUpdateReminder(EvaluateReminder, ReminderPeriod, ReminderPeriod);
        }

        await CommitAsync(rule.State with
        {
            Sequence = decision.Sequence,
            Unrecorded = rule.State.Unrecorded.Add(decision),
            Notified = raises ? rule.State.Notified ?? decision.Sequence : rule.State.Notified,
        });
        var moved = await Task.WhenAll(_sight!.Wishes(Definition, RuleDirective.Then).Select(wish => ExecuteAsync(wish.Action, wish.Device)));
        var told = decision with { Actions = [.. moved, .. await ExecuteNoticeAsync(now)] };
        rule.State = rule.State with { Unrecorded = [.. rule.State.Unrecorded.Where(other => other.Sequence != told.Sequence), told] };
        await RecordAsync();
        return told;
    }

    // As the person's own command: it beats what rules decided before, and stands until one decides anew or its lease ends.
    private async Task<ActionOutcome> ExecuteAsync(DeviceAction action, Guid deviceId)
    {
        var result = await Device(deviceId).Submit(new CommandRequest { Command = action.Command, Data = action.Data });
        return result.TryGet(out var command, out var failure)
            ? new ActionOutcome(deviceId, action.Command, WishDisposition.Commanded, command.Id, command.Message)
            : new ActionOutcome(
                deviceId, action.Command, failure.Kind == FailureKind.BusinessRule ? WishDisposition.Blocked : WishDisposition.Refused, null, failure.Message);
    }

    private async Task<ActionOutcome[]> ExecuteNoticeAsync(DateTimeOffset now)
    {
        if (Notice(RuleDirective.Then) is not { } notice)
        {
            return [];
        }

        await alerts.RaiseAsync(rule.State.FarmId, Id, notice, now);
        return [new ActionOutcome(null, null, WishDisposition.Notified, null, notice.Message)];
    }
}
