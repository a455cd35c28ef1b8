namespace VerticalFarm.Api.Errors;

/// <summary>Makes every error, whoever raised it, come in the one envelope.</summary>
internal static class ErrorSetup
{
    public static void AddErrors(this WebApplicationBuilder builder)
    {
        builder.Services.AddExceptionHandler<FaultHandler>();
        builder.Services.AddProblemDetails(); // Asked for by the exception handler's middleware; FaultHandler always answers first.
    }

    public static void UseErrors(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { SuppressDiagnosticsCallback = _ => true });
        app.UseStatusCodePages(status => ApiError.OfStatus(status.HttpContext.Response.StatusCode).ExecuteAsync(status.HttpContext));
    }
}
