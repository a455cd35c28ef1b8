using Orleans.Concurrency;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Contracts.Automation;

/// <summary>
/// A rule: evaluated on every reading that concerns it and at least once a minute by its reminder. Key: the rule's id.
/// </summary>
[Alias("VerticalFarm.IAutomationRuleGrain")]
public interface IAutomationRuleGrain : IGrainWithGuidKey
{
    /// <summary>Brings the rule into being; a second time changes nothing. Committed on return.</summary>
    Task<RuleView> Create(Guid farmId, RuleDefinition definition);

    /// <summary>The rule with where it stands.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Result<RuleView>> Get();

    /// <summary>
    /// Changes what the grower wrote; what the rule remembers begins anew when its condition changed. Committed on return.
    /// </summary>
    [Requires(Permission.FarmOperator)]
    Task<Result<RuleView>> Update(RuleDefinition definition, long? ifVersion);

    /// <summary>Ends the rule. Devices stay as they are.</summary>
    [Requires(Permission.FarmOperator)]
    Task<Result<Done>> Delete();

    /// <summary>Every clause with its input, age, truth and margin, as it would be judged now.</summary>
    [Requires(Permission.FarmViewer)]
    Task<Result<RuleExplanation>> Explain();

    /// <summary>
    /// Brings <c>then</c> about now, as the caller's own commands, whatever the rule says and in whichever mode it is. The answer is on
    /// record: what each action came to.
    /// </summary>
    [Requires(Permission.FarmOperator)]
    Task<Result<DecisionView>> Execute();

    /// <summary>The kept record of decisions, the newest first.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Page<DecisionView>> ListDecisions(PageRequest page);

    /// <summary>Ends the rule because its farm is ending.</summary>
    Task Remove();

    /// <summary>A sensor that concerns this rule has a new latest reading.</summary>
    [OneWay]
    Task Consider(Guid sensorId, DateTimeOffset at, double value);

    /// <summary>A device that this rule looks at turned on or off, or went or came. Carries no state: the rule asks the device.</summary>
    [OneWay]
    Task DeviceChanged(Guid deviceId);

    /// <summary>The farm's parts, layout or time zone changed.</summary>
    [OneWay]
    Task FarmChanged();

    /// <summary>Somebody watches the farm until then: from the answer on, news is published to its feed.</summary>
    [AlwaysInterleave]
    Task FeedWatched(DateTimeOffset until);
}
