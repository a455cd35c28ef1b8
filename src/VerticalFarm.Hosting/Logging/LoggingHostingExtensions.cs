using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace VerticalFarm.Hosting.Logging;

/// <summary>Gives a host its log.</summary>
public static class LoggingHostingExtensions
{
    /// <summary>Npgsql and the HTTP pipeline tell of every statement and every request at the level on which we tell what matters.</summary>
    private static readonly Dictionary<string, string?> DefaultLevels = new()
    {
        ["Logging:LogLevel:Default"] = nameof(LogLevel.Information),
        ["Logging:LogLevel:Microsoft.AspNetCore"] = nameof(LogLevel.Warning),

        // Every probe that finds a host not ready would be an error in the log; the probe itself is told.
        ["Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks"] = nameof(LogLevel.Critical),
        ["Logging:LogLevel:Npgsql"] = nameof(LogLevel.Warning),
        ["Logging:LogLevel:Orleans"] = nameof(LogLevel.Warning),

        // Orleans places every grain by a pipeline of Polly's, which tells of each time.
        ["Logging:LogLevel:Polly"] = nameof(LogLevel.Warning),
    };

    /// <summary>
    /// One JSON object a line on the console, with the time in UTC and the scopes (request, trace) around the message. Levels are those of the
    /// section <c>Logging</c>; by default <c>Information</c> from our own code and <c>Warning</c> from the libraries.
    /// </summary>
    public static IHostApplicationBuilder AddVerticalFarmLogging(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = DefaultLevels });
        builder.Logging.ClearProviders().AddJsonConsole(options =>
        {
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            options.IncludeScopes = true;
        });
        return builder;
    }
}
