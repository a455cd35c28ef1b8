using Microsoft.Extensions.Logging;

namespace VerticalFarm.Hosting.Database;

public sealed partial class DatabaseMigrator
{
    [LoggerMessage(1, LogLevel.Information, "The database schema is at version {Version}; applied now: {Applied}")]
    private static partial void LogMigrated(ILogger logger, string version, string applied);

    [LoggerMessage(2, LogLevel.Debug, "Migrations: {Message}")]
    private static partial void LogDetail(ILogger logger, string message);
}
