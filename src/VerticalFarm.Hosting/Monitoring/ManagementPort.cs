using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace VerticalFarm.Hosting.Monitoring;

/// <summary>Keeps what is for operators on a port of its own, when there is one.</summary>
internal static class ManagementPort
{
    public static void AddManagementPort(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ManagementOptions>().BindConfiguration(ManagementOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        if (!int.TryParse(builder.Configuration[$"{ManagementOptions.Section}:{nameof(ManagementOptions.Port)}"], out var port) || port is < 1 or > ushort.MaxValue)
        {
            return; // None; or what the validation has a word to say about.
        }

        // Addresses in the configuration and in code do not go together: the web server would pass over the former.
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls)
        {
            builder.Configuration[WebHostDefaults.ServerUrlsKey] = $"{urls};http://*:{port}";
        }
        else
        {
            builder.Services.Configure<KestrelServerOptions>(server => server.ListenAnyIP(port));
        }
    }

    /// <summary>Lets an endpoint be found on the management port alone. Goes by the port that the connection came in by: a Host header can say anything.</summary>
    public static void OnManagementPort(this IEndpointConventionBuilder endpoint) => endpoint.Finally(built =>
    {
        var serve = built.RequestDelegate!;
        built.RequestDelegate = context =>
        {
            if (context.RequestServices.GetRequiredService<IOptions<ManagementOptions>>().Value.Port is not { } port || context.Connection.LocalPort == port)
            {
                return serve(context);
            }

            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        };
    });
}
