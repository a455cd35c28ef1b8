using System.Collections.Immutable;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Automation.Backtest;
using VerticalFarm.Grains.Automation.Evaluation;
using VerticalFarm.Grains.Automation.Sight;

namespace VerticalFarm.Grains.Automation.Backtest;

/// <summary>
/// Tries a rule against a recording: the evaluator that judges living rules, called whenever something was heard or time alone could have
/// changed something. Pure.
/// </summary>
internal sealed class Backtester(BacktestRequest request, FarmRecording recording)
{
    private const int LooksAtCancellationEvery = 1_000;

    private readonly RuleDefinition _rule = request.Rule;
    private readonly FarmReplay _replay = new(recording, RuleScope.Has<MetricCondition>(request.Rule.When, metric => metric.Metric == Metric.Dli));
    private readonly SimulatedDevice[] _devices = [.. recording.Moved.Select(device => new SimulatedDevice(device, recording.Zone))];
    private readonly ImmutableArray<BacktestRefusal>.Builder _refused = ImmutableArray.CreateBuilder<BacktestRefusal>();
    private readonly BacktestTally _tally = new(request.From);
    private (DeviceAction Action, SimulatedDevice Device)[] _wishes = [];
    private long _decision;
    private long _refusals;
    private long _notifications;

    /// <param name="targets">The devices that a selector chooses.</param>
    /// <param name="ct">Ends it.</param>
    public BacktestReport Run(Func<DeviceSelector, IEnumerable<Guid>> targets, CancellationToken ct)
    {
        var memory = RuleMemory.Fresh(request.From);
        var evaluations = 0L;
        for (var now = request.From; now < request.To;)
        {
            if (evaluations++ % LooksAtCancellationEvery == 0)
            {
                ct.ThrowIfCancellationRequested();
            }

            _replay.PlayTo(now);
            var evaluation = RuleEvaluator.Evaluate(_rule, memory, _replay.Inputs, now);
            memory = evaluation.Memory;
            _tally.Note(evaluation, now);
            Decide(evaluation, targets);
            Move(now);
            var heard = _replay.NextAt();
            now = heard < evaluation.NextEvaluationAt ? heard.Value : evaluation.NextEvaluationAt;
        }

        _tally.End(request.To);
        return Report(evaluations);
    }

    private void Decide(RuleEvaluation evaluation, Func<DeviceSelector, IEnumerable<Guid>> targets)
    {
        if (evaluation.Directive == RuleDirective.None)
        {
            return;
        }

        _decision++;
        var actions = evaluation.Directive == RuleDirective.Then ? _rule.Then : _rule.Otherwise;
        _notifications += actions.OfType<NotifyAction>().Count();
        _wishes =
        [
            .. from action in actions.OfType<DeviceAction>()
               from id in targets(action.Device)
               join device in _devices on id equals device.Id
               select (action, device),
        ];
    }

    private void Move(DateTimeOffset now)
    {
        foreach (var (action, device) in _wishes)
        {
            if (device.Follow(action, _decision, now) is not { } why)
            {
                continue;
            }

            _refusals++;
            if (_refused.Count < BacktestReport.MaxListed)
            {
                _refused.Add(new BacktestRefusal(now, device.Id, action.Command, why));
            }
        }

        foreach (var device in _devices)
        {
            device.EndLease(_decision, now);
        }
    }

    private BacktestReport Report(long evaluations) => new()
    {
        From = request.From,
        To = request.To,
        Resolution = recording.Resolution,
        Readings = _replay.Readings,
        Evaluations = evaluations,
        Firings = _tally.Firings,
        FiringsTotal = _tally.FiringsTotal,
        Shares = _tally.Shares,
        Timeline = _tally.Timeline,
        Devices = [.. _devices.Select(device => device.Report(request.To))],
        Refused = _refused.ToImmutable(),
        RefusedTotal = _refusals,
        Notifications = _notifications,
    };
}
