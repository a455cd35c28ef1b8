using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;
using VerticalFarm.Simulator.Protocol.Rest;

namespace VerticalFarm.Simulator.Hosting;

/// <summary>What Home Assistant turns away before any route sees it: what looks like an attack, and browsers of other origins.</summary>
internal static partial class RequestFilter
{
    /// <summary>Answers a request that is turned away.</summary>
    /// <returns>False when it is let through, with the headers that its answer is to have.</returns>
    public static async Task<bool> RefusesAsync(HttpContext context)
    {
        // Before the headers that all other answers have. As it was sent: the path that the server shows has been put in order already.
        if (Attack().IsMatch(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget))
        {
            await Answers.BadRequestAsync(context);
            return true;
        }

        SecurityHeaders.Add(context.Response);
        if (HttpMethods.IsOptions(context.Request.Method) && context.Request.Headers.Origin is [{ } origin] && context.Request.Headers.ContainsKey("Access-Control-Request-Method"))
        {
            await Answers.TextAsync(context, StatusCodes.Status403Forbidden, $"CORS preflight request failed: origin '{origin}' is not allowed");
            return true;
        }

        return false;
    }

    /// <summary>As Home Assistant has it (<c>components/http/security_filter.py</c>).</summary>
    [GeneratedRegex(
        @"proc/self/environ|(<|%3C).*script.*(>|%3E)|(\.\.//?)+|[a-zA-Z0-9_]=/([a-z0-9_.]//?)+|union.*select.*\(|union.*all.*select.*|concat.*\(",
        RegexOptions.IgnoreCase)]
    private static partial Regex Attack();
}
