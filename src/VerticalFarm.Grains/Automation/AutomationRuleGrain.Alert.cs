using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Grains.Automation.Evaluation;

namespace VerticalFarm.Grains.Automation;

/// <summary>
/// The one alert of a rule: open while the list of actions that is in force has a notify, raised once a decision. One that a person had the
/// rule raise is over with the rule's next minute, unless the rule says the same by then.
/// </summary>
internal sealed partial class AutomationRuleGrain
{
    /// <summary>What people are to be told while this decision stands; null for nothing.</summary>
    private NotifyAction? Notice() => Notice(Memory.Standing);

    private NotifyAction? Notice(RuleDirective directive) => directive switch
    {
        RuleDirective.Then => Definition.Then.OfType<NotifyAction>().FirstOrDefault(),
        RuleDirective.Otherwise => Definition.Otherwise.OfType<NotifyAction>().FirstOrDefault(),
        _ => null,
    };

    /// <summary>Tells people of a decision, if it was not told yet; false when it could not be told now.</summary>
    private async Task<bool> NotifyAsync(DecisionView standing)
    {
        if (Notice() is not { } notice)
        {
            return await ClearAlertAsync();
        }

        if (rule.State.Notified == standing.Sequence)
        {
            return true;
        }

        try
        {
            await alerts.RaiseAsync(rule.State.FarmId, Id, notice, standing.At);
        }
        catch (Exception fault)
        {
            LogNotNotified(logger, fault, Id);
            return false;
        }

        await CommitAsync(rule.State with { Notified = standing.Sequence });
        return true;
    }

    private async Task<bool> ClearAlertAsync()
    {
        if (rule.State.Notified is null)
        {
            return true;
        }

        try
        {
            await alerts.ClearAsync(rule.State.FarmId, Id);
        }
        catch (Exception fault)
        {
            LogNotNotified(logger, fault, Id);
            return false;
        }

        await CommitAsync(rule.State with { Notified = null });
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rule {RuleId} could not open or close its alert; it does so at the next evaluation")]
    private static partial void LogNotNotified(ILogger logger, Exception fault, Guid ruleId);
}
