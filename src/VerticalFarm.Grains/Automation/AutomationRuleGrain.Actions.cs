using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Grains.Automation.Evaluation;

namespace VerticalFarm.Grains.Automation;

/// <summary>
/// What a rule moves. It tells devices what it wants of them, as a state of affairs that comes from a numbered decision: saying it again
/// is harmless, and a device that lost it, or could not follow, follows now.
/// </summary>
internal sealed partial class AutomationRuleGrain
{
    // What the devices last said to what is in force.
    private IReadOnlyList<ActionOutcome> _outcomes = [];

    /// <summary>The devices of the list of actions that is in force, each with what is wanted of it; nothing while the rule moves nothing.</summary>
    private IReadOnlyList<(DeviceAction Action, Guid Device)> Wishes(RuleDirective directive) =>
        Definition.Mode == RuleMode.Armed && _sight is { } sight ? [.. sight.Wishes(Definition, directive)] : [];

    /// <summary>What a list of actions would be, were the rule armed.</summary>
    private IEnumerable<ActionOutcome> ShadowOf(RuleDirective directive)
    {
        foreach (var (action, device) in _sight!.Wishes(Definition, directive))
        {
            yield return new ActionOutcome(device, action.Command, WishDisposition.Shadow, null, "The rule is in shadow mode");
        }

        if (Notice(directive) is { } notice)
        {
            yield return new ActionOutcome(null, null, WishDisposition.Shadow, null, notice.Message);
        }
    }

    private async Task AssertStandingAsync()
    {
        if (_asserted)
        {
            return;
        }

        var wishes = rule.State.Standing is null ? [] : Wishes(Memory.Standing);
        await LetGoOfOthersAsync([.. wishes.Select(wish => wish.Device)]);
        if (rule.State.Standing is not { } standing || Definition.Mode != RuleMode.Armed)
        {
            _outcomes = [];
            await ClearAlertAsync();
            return;
        }

        await ClaimAsync(wishes);
        var outcomes = await Task.WhenAll(wishes.Select(wish => WishAsync(wish.Action, wish.Device, standing)));
        var told = await NotifyAsync(standing);

        // What an interlock or a person forbids now is asked for again at the next reading, and so happens soon after it may.
        _asserted = told && !outcomes.Any(outcome => outcome.Disposition == WishDisposition.Blocked);
        Tell(standing, outcomes);
        _outcomes = outcomes;
    }

    /// <summary>What the decision came to: kept from the first time, and again when a device follows that could not before.</summary>
    private void Tell(DecisionView standing, ActionOutcome[] outcomes)
    {
        var notified = Notice() is { } notify && rule.State.Notified == standing.Sequence
            ? new ActionOutcome(null, null, WishDisposition.Notified, null, notify.Message)
            : null;
        ActionOutcome[] all = notified is null ? outcomes : [.. outcomes, notified];
        var isNews = all.Length != standing.Actions.Length
            || all.Any(outcome => outcome.Disposition == WishDisposition.Commanded)
            || standing.Actions.Zip(all).Any(pair => (pair.First.Disposition == WishDisposition.Outranked) != (pair.Second.Disposition == WishDisposition.Outranked));
        if (isNews)
        {
            // Its inputs are in the record, or on their way there.
            var waiting = rule.State.Unrecorded.FirstOrDefault(other => other.Sequence == standing.Sequence) ?? standing;
            var told = waiting with { Actions = [.. all] };
            rule.State = rule.State with
            {
                Standing = told with { Inputs = [] },
                Unrecorded = [.. rule.State.Unrecorded.Where(other => other.Sequence != told.Sequence), told],
            };
        }
    }

    private async Task<ActionOutcome> WishAsync(DeviceAction action, Guid deviceId, DecisionView standing)
    {
        try
        {
            var outcome = await Device(deviceId).Wish(new RuleWish
            {
                RuleId = Id,
                RuleName = Definition.Name,
                RuleVersion = rule.State.Version,
                RuleCreatedAt = rule.State.CreatedAt,
                Priority = Definition.Priority,
                Decision = standing.Sequence,
                DecidedAt = standing.At,
                Command = action.Command,
                Data = action.Data,
            });
            return new ActionOutcome(deviceId, action.Command, outcome.Disposition, outcome.CommandId, outcome.Message);
        }
        catch (Exception fault)
        {
            // One device that cannot be asked keeps the rule from none of the others.
            LogNotAsked(logger, fault, Id, deviceId);
            return new ActionOutcome(deviceId, action.Command, WishDisposition.Blocked, null, "It could not be asked; it is asked again");
        }
    }

    private async Task ClaimAsync(IEnumerable<(DeviceAction Action, Guid Device)> wishes)
    {
        var more = wishes.Select(wish => wish.Device).Except(rule.State.Claims).ToArray();
        if (more.Length > 0)
        {
            await CommitAsync(rule.State with { Claims = [.. rule.State.Claims, .. more] });
        }
    }

    private async Task LetGoOfOthersAsync(IReadOnlyCollection<Guid> wanted)
    {
        var others = rule.State.Claims.Except(wanted).ToArray();
        if (others.Length > 0)
        {
            var release = new RuleRelease(Id, rule.State.Version, rule.State.Sequence);
            await Task.WhenAll(others.Select(id => Device(id).Release(release)));
            rule.State = rule.State with { Claims = [.. rule.State.Claims.Except(others)] }; // Committed with the next change; letting go twice is harmless.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rule {RuleId} could not ask device {DeviceId}; it does so again at the next evaluation")]
    private static partial void LogNotAsked(ILogger logger, Exception fault, Guid ruleId, Guid deviceId);
}
