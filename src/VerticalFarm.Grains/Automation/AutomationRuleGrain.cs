using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Feed;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Audit;
using VerticalFarm.Grains.Automation.Evaluation;
using VerticalFarm.Grains.Automation.Sight;
using VerticalFarm.Grains.Automation.Watermarks;
using VerticalFarm.Grains.Calls;
using VerticalFarm.Grains.Feed;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Automation;

/// <summary>
/// A rule. What it looks at: AutomationRuleGrain.Inputs.cs; when it is judged and what is kept of it: AutomationRuleGrain.Evaluation.cs;
/// what it moves: AutomationRuleGrain.Actions.cs; whom it tells: AutomationRuleGrain.Alert.cs; at a person's wish:
/// AutomationRuleGrain.Execute.cs; why: AutomationRuleGrain.Explain.cs.
/// </summary>
internal sealed partial class AutomationRuleGrain(
    [PersistentState("rule")] IPersistentState<AutomationRuleState> rule,
    DecisionLog log,
    RuleWatermarks watermarks,
    RuleMetrics metrics,
    LightSums lights,
    IWeatherSource weatherSource,
    IRuleAlerts alerts,
    AuditLog audit,
    FeedLine feed,
    TimeProvider time,
    ILogger<AutomationRuleGrain> logger) : Grain, IAutomationRuleGrain, IFarmPart, IRemindable
{
    public Guid? FarmId => rule.RecordExists ? rule.State.FarmId : null;

    private Guid Id => this.GetPrimaryKey();

    private RuleDefinition Definition => rule.State.Definition!;

    private RuleMemory Memory => rule.State.Memory!;

    public async Task<RuleView> Create(Guid farmId, RuleDefinition definition)
    {
        if (!rule.RecordExists)
        {
            var now = time.GetUtcNow();
            await SetReminderAsync(definition.Mode);
            await CommitAsync(new AutomationRuleState
            {
                FarmId = farmId,
                Definition = definition,
                Memory = RuleMemory.Fresh(now),
                CreatedAt = now,
                UpdatedAt = now,
                Version = 1,
            });
            TellFeed();
            EvaluateSoon();
        }

        return View();
    }

    public Task<Result<RuleView>> Get() => Task.FromResult<Result<RuleView>>(rule.RecordExists ? View() : Failure.NotFound("rule"));

    public async Task<Result<RuleView>> Update(RuleDefinition definition, long? ifVersion)
    {
        if (ifVersion is not null && ifVersion != rule.State.Version)
        {
            return Failure.Stale();
        }

        if ((await Farm().ReviseRule(Id, definition)).Failure is { } failure)
        {
            return failure;
        }

        await audit.RecordAsync(FarmId, AuditActions.Updated, AuditSubjects.Rule, Id, Definition, definition);
        var now = time.GetUtcNow();
        await SetReminderAsync(definition.Mode);

        // A rule that says something else begins anew, and so does one that is armed: it asserts what it says, whatever came before.
        var saysTheSame = definition == Definition with { Name = definition.Name, Priority = definition.Priority };
        await CommitAsync(rule.State with
        {
            Definition = definition,
            Memory = saysTheSame ? Memory : Memory.Rewritten(now),
            Standing = saysTheSame ? rule.State.Standing : null,
            UpdatedAt = now,
            Version = rule.State.Version + 1,
        });
        (_sight, _asserted) = (null, false);
        if (definition.Mode == RuleMode.Disabled)
        {
            await LetGoOfOthersAsync([]);
            await ClearAlertAsync();
        }

        TellFeed();
        EvaluateSoon();
        return View();
    }

    public async Task<Result<Done>> Delete()
    {
        await audit.RecordAsync(FarmId, AuditActions.Deleted, AuditSubjects.Rule, Id, before: Definition);
        await Farm().Forget(Id);
        await Remove();
        return Done.Value;
    }

    public async Task Remove()
    {
        await SetReminderAsync(RuleMode.Disabled);
        await LetGoOfOthersAsync([]);
        await ClearAlertAsync();
        await SubscribeAsync([], []);
        await watermarks.ForgetAsync(Id);
        await rule.ClearAsync(this);
        DeactivateOnIdle();
    }

    public async Task<Page<DecisionView>> ListDecisions(PageRequest page)
    {
        return await log.ListAsync(Id, page);
    }

    public Task FeedWatched(DateTimeOffset until)
    {
        feed.Watch(until);
        return Task.CompletedTask;
    }

    private void TellFeed()
    {
        if (feed.IsWatched)
        {
            feed.Publish(rule.State.FarmId, FeedEvent.Of(View()));
        }
    }

    private Task CommitAsync(AutomationRuleState next) => rule.CommitAsync(next, this);

    private IFarmGrain Farm() => GrainFactory.GetGrain<IFarmGrain>(rule.State.FarmId);

    private RuleView View() => new()
    {
        Id = Id,
        FarmId = rule.State.FarmId,
        Definition = Definition,
        State = new RuleState
        {
            Outcome = Memory.Outcome,
            Since = Memory.Since,
            TrueSince = Memory.TrueSince,
            LastEvaluatedAt = _mark.EvaluatedAt,
            NextEvaluationAt = Definition.Mode == RuleMode.Disabled ? null : _nextAt,
            MinutesMissed = _mark.MinutesMissed,
            LastGapFrom = _mark.GapFrom,
            LastGapTo = _mark.GapTo,
        },
        CreatedAt = rule.State.CreatedAt,
        UpdatedAt = rule.State.UpdatedAt,
        Version = rule.State.Version,
    };
}
