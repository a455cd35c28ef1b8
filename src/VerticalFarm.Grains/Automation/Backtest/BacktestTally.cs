using System.Collections.Immutable;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Automation.Backtest;
using VerticalFarm.Grains.Automation.Evaluation;

namespace VerticalFarm.Grains.Automation.Backtest;

/// <summary>Writes down what a rule said over time, and when its <c>then</c> was in force.</summary>
internal sealed class BacktestTally(DateTimeOffset from)
{
    private readonly ImmutableArray<BacktestFiring>.Builder _firings = ImmutableArray.CreateBuilder<BacktestFiring>();
    private readonly ImmutableArray<BacktestTurn>.Builder _timeline = ImmutableArray.CreateBuilder<BacktestTurn>();
    private readonly double[] _seconds = new double[3];
    private DateTimeOffset _at = from;
    private RuleOutcome _outcome = RuleOutcome.Unknown;
    private DateTimeOffset? _firesSince;

    public ImmutableArray<BacktestFiring> Firings => _firings.ToImmutable();

    public long FiringsTotal { get; private set; }

    public ImmutableArray<BacktestTurn> Timeline => _timeline.ToImmutable();

    public BacktestShares Shares
    {
        get
        {
            var all = Math.Max(_seconds.Sum(), double.Epsilon);
            return new BacktestShares(Share(RuleOutcome.True), Share(RuleOutcome.False), Share(RuleOutcome.Unknown));

            double Share(RuleOutcome outcome) => Math.Round(_seconds[(int)outcome] / all, 6);
        }
    }

    public void Note(RuleEvaluation evaluation, DateTimeOffset now)
    {
        Pass(now);
        if ((evaluation.OutcomeChanged || _timeline.Count == 0) && _timeline.Count < BacktestReport.MaxListed)
        {
            _timeline.Add(new BacktestTurn(now, evaluation.Outcome));
        }

        _outcome = evaluation.Outcome;
        if (evaluation.Standing == RuleDirective.Then)
        {
            _firesSince ??= now;
        }
        else
        {
            EndFiring(now);
        }
    }

    public void End(DateTimeOffset to)
    {
        Pass(to);
        EndFiring(to);
    }

    private void Pass(DateTimeOffset now)
    {
        _seconds[(int)_outcome] += (now - _at).TotalSeconds;
        _at = now;
    }

    private void EndFiring(DateTimeOffset now)
    {
        if (_firesSince is not { } since)
        {
            return;
        }

        FiringsTotal++;
        if (_firings.Count < BacktestReport.MaxListed)
        {
            _firings.Add(new BacktestFiring(since, now, Math.Round((now - since).TotalSeconds, 3)));
        }

        _firesSince = null;
    }
}
