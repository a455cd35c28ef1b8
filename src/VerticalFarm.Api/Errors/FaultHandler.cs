using Microsoft.AspNetCore.Diagnostics;
using VerticalFarm.Hosting.Cluster;

namespace VerticalFarm.Api.Errors;

/// <summary>Turns what was thrown into the error envelope. Inner text goes to the log, never to the client.</summary>
internal sealed partial class FaultHandler(IClusterReadiness cluster, ILogger<FaultHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var answer = Faults.Answer(exception, cluster.IsReady);
        if (answer is null)
        {
            LogFault(logger, exception, httpContext.Request.Method, httpContext.Request.Path);
        }
        else if (answer.Status == StatusCodes.Status503ServiceUnavailable)
        {
            LogUnavailable(logger, httpContext.Request.Method, httpContext.Request.Path, exception.Message);
        }

        await (answer ?? ApiError.OfStatus(StatusCodes.Status500InternalServerError)).ExecuteAsync(httpContext);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private static partial void LogFault(ILogger logger, Exception fault, string method, PathString path);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} {Path} could not be served: {Reason}")]
    private static partial void LogUnavailable(ILogger logger, string method, PathString path, string reason);
}
