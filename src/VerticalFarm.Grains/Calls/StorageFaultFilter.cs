using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Calls;

/// <summary>
/// Turns what a database outage throws, of whatever depth, into one exception that the gateway knows: the caller may try again, and inner
/// text does not leave the cluster.
/// </summary>
internal sealed partial class StorageFaultFilter(ILogger<StorageFaultFilter> logger) : IIncomingGrainCallFilter
{
    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception fault) when (fault is not ServiceUnavailableException && IsOutage(fault))
        {
            LogOutage(logger, fault, context.InterfaceName, context.MethodName);
            throw new ServiceUnavailableException("The database cannot serve just now");
        }
    }

    /// <summary>Whether this fault says that the database is away or that the write must be tried again on fresh state.</summary>
    public static bool IsOutage(Exception? fault) => fault switch
    {
        null => false,
        InconsistentStateException or ReadingStoreUnavailableException => true,
        DbException db => db.IsTransient || db.SqlState is null || db.SqlState.StartsWith("57", StringComparison.Ordinal) || db.SqlState.StartsWith("08", StringComparison.Ordinal),
        SocketException or TimeoutException => true,
        AggregateException many => many.InnerExceptions.Any(IsOutage),
        _ => IsOutage(fault.InnerException),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Interface}.{Method} failed for want of the database")]
    private static partial void LogOutage(ILogger logger, Exception fault, string? @interface, string method);
}
