namespace VerticalFarm.Simulator.Hosting;

/// <summary>The headers that Home Assistant puts on every answer.</summary>
internal static class SecurityHeaders
{
    public static void Add(HttpResponse response)
    {
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.XFrameOptions = "SAMEORIGIN";
    }
}
