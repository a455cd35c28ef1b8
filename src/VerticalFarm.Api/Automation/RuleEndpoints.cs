using VerticalFarm.Api.Errors;
using VerticalFarm.Api.Forms;
using VerticalFarm.Api.Idempotency;
using VerticalFarm.Api.Json;
using VerticalFarm.Api.OpenApi.Vocabulary;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Automation.Backtest;
using VerticalFarm.Contracts.Automation.Json;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Api.Automation;

/// <summary><c>rules</c>: what the grower wrote, why it says what it says, and what it decided.</summary>
internal static class RuleEndpoints
{
    public static void MapRules(this IEndpointRouteBuilder api)
    {
        var ofFarm = api.MapGroup("/farms/{farmId:guid}/rules").WithTags("Rules");
        ofFarm.MapGet("/", ListAsync)
            .Describe("listRules", "A farm's rules", "With where each stands.")
            .Lists<RuleView>();
        ofFarm.MapPost("/", CreateAsync).Idempotent()
            .Describe("createRule", "Write a rule", "`when` is a state of the farm; while it has held for `for_seconds`, `then` is brought about. 422 when it names what is not this farm's.")
            .Takes<RuleDefinition>().Creates<RuleView>().Fails(422);
        ofFarm.MapPost("/backtest", BacktestAsync)
            .Describe("backtestRule", "Try a rule against what was recorded", "What the rule would have done in a time of at most 92 days: when it would have fired, how long its devices would have run, and what their safety envelopes would have refused. The same evaluator as that of living rules; changes nothing.")
            .Takes<BacktestRequest>().Answers<BacktestReport>().Fails(422);
        var rule = api.MapGroup("/rules/{ruleId:guid}").WithTags("Rules");
        rule.MapGet("/", GetAsync)
            .Describe("getRule", "A rule", "What the grower wrote, and where it stands.")
            .AnswersTagged<RuleView>();
        rule.MapPut("/", UpdateAsync)
            .Describe("updateRule", "Change a rule", "A field left out stays. What the rule remembers begins anew when its condition changed.")
            .Takes<RulePatch>().Changes<RuleView>().Fails(409, 422);
        rule.MapDelete("/", DeleteAsync)
            .Describe("deleteRule", "End a rule", "Devices stay as they are.")
            .AnswersNothing();
        rule.MapPost("/execute", ExecuteAsync)
            .Describe("executeRule", "Bring `then` about now", "As your own commands, whatever the rule says and in whichever mode it is: it stands until a rule decides anew or a lease ends. Devices keep their safety envelopes; the decision says what each action came to.")
            .Answers<DecisionView>(StatusCodes.Status202Accepted);
        rule.MapGet("/explain", ExplainAsync)
            .Describe("explainRule", "Why does it do what it does?", "Every clause with its input, age, truth and margin, what blocks an action, and when the rule is looked at next.")
            .Answers<RuleExplanation>();
        rule.MapGet("/decisions", DecisionsAsync)
            .Describe("listDecisions", "What a rule decided", "Every change of its outcome with what it saw and what came of it, the newest first.")
            .Lists<DecisionView>();
    }

    private static async Task<IResult> ListAsync(HttpRequest request, Guid farmId, IGrainFactory grains) =>
        Query.TryPage(request, out var page, out var error) ? Answers.Json(await grains.GetGrain<IFarmGrain>(farmId).ListRules(page)) : error;

    private static async Task<IResult> CreateAsync(HttpContext context, Guid farmId, IGrainFactory grains)
    {
        var (definition, error) = await Form.ReadAsync(context.Request, RuleDefinitionJson.Parse);
        return definition is null
            ? error!
            : (await grains.GetGrain<IFarmGrain>(farmId).AddRule(definition, context.NewId())).ToCreated(context, rule => $"/rules/{rule.Id}", rule => rule.Version);
    }

    private static async Task<IResult> GetAsync(HttpContext context, Guid ruleId, IGrainFactory grains) =>
        (await Rule(grains, ruleId).Get()).ToAnswer(context, rule => rule.Version);

    private static async Task<IResult> UpdateAsync(HttpContext context, Guid ruleId, IGrainFactory grains)
    {
        // A part of a rule is read on top of the whole, so the change is bound to the version that it was read on.
        if (!(await Rule(grains, ruleId).Get()).TryGet(out var current, out var failure))
        {
            return ApiError.Of(failure);
        }

        var (definition, error) = await Form.ReadAsync<RuleDefinition>(
            context.Request, (body, errors) => RuleDefinitionJson.ParsePatch(body, current.Definition, errors));
        if (definition is null)
        {
            return error!;
        }

        var seen = context.Request.IfMatch();
        var result = await Rule(grains, ruleId).Update(definition, seen ?? current.Version);
        return seen is null && result.Failure is { Kind: FailureKind.PreconditionFailed } changed
            ? ApiError.Of(changed with { Kind = FailureKind.Conflict, Message = "It was changed at the same time: try again" })
            : result.ToAnswer(context, rule => rule.Version);
    }

    private static async Task<IResult> DeleteAsync(Guid ruleId, IGrainFactory grains) => (await Rule(grains, ruleId).Delete()).ToNoContent();

    private static async Task<IResult> BacktestAsync(HttpRequest request, Guid farmId, IGrainFactory grains, CancellationToken ct)
    {
        var (backtest, error) = await Form.ReadAsync(request, BacktestForm.Parse);
        return backtest is null ? error! : (await grains.GetGrain<IBacktestGrain>(farmId).Run(backtest, ct)).ToAnswer();
    }

    private static async Task<IResult> ExecuteAsync(Guid ruleId, IGrainFactory grains) =>
        (await Rule(grains, ruleId).Execute()).ToAnswer(StatusCodes.Status202Accepted);

    private static async Task<IResult> ExplainAsync(Guid ruleId, IGrainFactory grains) => (await Rule(grains, ruleId).Explain()).ToAnswer();

    private static async Task<IResult> DecisionsAsync(HttpRequest request, Guid ruleId, IGrainFactory grains) =>
        Query.TryPage(request, out var page, out var error) ? Answers.Json(await Rule(grains, ruleId).ListDecisions(page)) : error;

    private static IAutomationRuleGrain Rule(IGrainFactory grains, Guid id) => grains.Grain<IAutomationRuleGrain>(id);
}
