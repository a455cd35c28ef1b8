using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace VerticalFarm.Hosting.Logging;

/// <summary>Gives a host its log.</summary>
public static class LoggingHostingExtensions
{
    /// <summary>
    /// One JSON object a line on the console, with the time in UTC and the scopes (request, trace) around the message. Levels are those of the
    /// section <c>Logging</c>.
    /// </summary>
    public static IHostApplicationBuilder AddVerticalFarmLogging(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Logging.ClearProviders().AddJsonConsole(options =>
        {
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            options.IncludeScopes = true;
        });
        return builder;
    }
}
