namespace VerticalFarm.Api.Pages;

/// <summary>The dashboard: files of <c>wwwroot</c>; any other page of it is its first one, which finds its way by the address.</summary>
internal static class PageSetup
{
    private const string FirstPage = "/index.html";
    private static readonly PathString[] Others = ["/api", "/health", "/metrics", "/docs", "/orleans"];

    public static void UsePages(this WebApplication app)
    {
        var hasPages = app.Environment.WebRootFileProvider.GetFileInfo(FirstPage).Exists;
        app.Use((context, next) =>
        {
            if (hasPages && HttpMethods.IsGet(context.Request.Method) && IsPage(context.Request))
            {
                context.Request.Path = FirstPage;
                context.Response.Headers.CacheControl = "no-cache";
            }

            return next(context);
        });
        app.UseStaticFiles();
    }

    // Asked for by a browser that navigates, not by a program, and not a file.
    private static bool IsPage(HttpRequest request) =>
        !Array.Exists(Others, other => request.Path.StartsWithSegments(other, StringComparison.OrdinalIgnoreCase))
        && !Path.HasExtension(request.Path)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
