using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using VerticalFarm.Api.Errors;
using VerticalFarm.Api.Hosting.Refusals;

namespace VerticalFarm.Api.Hosting;

/// <summary>The web server and what it accepts.</summary>
internal static class WebServer
{
    private const int NoPort = 0;
    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);
    private const int MaxRequestLineBytes = 16 * 1024;

    public static void AddWebServer(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<WebServerOptions>().Configure<IConfiguration>(Read).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IConfiguration>(Apply);
        builder.Services.AddHostedService<PortCheck>();
        builder.Services.AddRequestDecompression(options => options.DecompressionProviders.Add("zstd", new ZstdDecompression()));
        builder.Services.AddRequestTimeouts();
        builder.Services.AddOptions<RequestTimeoutOptions>().Configure<IOptions<WebServerOptions>>((timeouts, options) =>
            timeouts.DefaultPolicy = new RequestTimeoutPolicy
            {
                Timeout = options.Value.RequestTimeout,
                TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
                WriteTimeoutResponse = context => ApiError.Unavailable("It took too long").ExecuteAsync(context),
            });

        // What tells a secret is answered with nothing in it that the asker chose, so its length betrays nothing under TLS either.
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["application/json", "text/csv", "text/html", "text/css", "text/javascript", "image/svg+xml"];
        });
    }

    /// <summary>Whether somebody said where to listen in full; then <c>PORT</c> says nothing.</summary>
    public static bool HasUrls(IConfiguration configuration) => !string.IsNullOrEmpty(configuration[WebHostDefaults.ServerUrlsKey]);

    private static void Read(WebServerOptions options, IConfiguration configuration)
    {
        configuration.Bind("WebServer", options);
        if (configuration["PORT"] is { Length: > 0 } text)
        {
            // What is no number is no port: the validation says so.
            options.Port = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : NoPort;
        }
    }

    private static void Apply(KestrelServerOptions server, IConfiguration configuration)
    {
        server.AddServerHeader = false;
        server.ConfigureEndpointDefaults(listen => listen.UseRefusalEnvelopes());
        server.Limits.RequestHeadersTimeout = HeadersTimeout;

        // What is too long in a query the route tells, in the envelope; the server could only hang up.
        server.Limits.MaxRequestLineSize = MaxRequestLineBytes;

        // The server is built before the settings are checked; those that are not valid end the start a moment later, with a message.
        var options = new WebServerOptions();
        Read(options, configuration);
        if (!Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true))
        {
            return;
        }

        server.Limits.MaxRequestBodySize = options.MaxBodyBytes;
        if (!HasUrls(configuration))
        {
            server.ListenAnyIP(options.Port, listen => listen.Protocols = HttpProtocols.Http1);
            if (options.Http2Port > 0)
            {
                server.ListenAnyIP(options.Http2Port, listen => listen.Protocols = HttpProtocols.Http2);
            }

            if (options.HttpsPort > 0)
            {
                server.ListenAnyIP(options.HttpsPort, listen =>
                {
                    listen.UseHttps();
                    listen.UseRefusalEnvelopes();
                });
            }
        }
    }
}
