using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Contracts.Automation.Backtest;

/// <summary>Tries rules against what was recorded. Changes nothing, and waits for nobody but the store. Key: the farm's id.</summary>
[Alias("VerticalFarm.IBacktestGrain")]
public interface IBacktestGrain : IGrainWithGuidKey
{
    /// <summary>
    /// What the rule would have done. <see cref="FailureKind.BusinessRule"/> when it names what is not this farm's;
    /// <see cref="FailureKind.Validation"/> when it looks at more readings than one backtest may, or takes longer.
    /// </summary>
    [Requires(Permission.FarmViewer), ResponseTimeout("00:01:00")]
    Task<Result<BacktestReport>> Run(BacktestRequest request, CancellationToken ct);
}
