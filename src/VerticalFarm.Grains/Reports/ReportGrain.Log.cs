using Microsoft.Extensions.Logging;

namespace VerticalFarm.Grains.Reports;

internal sealed partial class ReportGrain
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Reports of farm {FarmId} that are due could not all be made and left for its channels; tried again in a minute")]
    private static partial void LogPutOff(ILogger logger, Exception fault, Guid farmId);
}
