using Microsoft.Net.Http.Headers;
using VerticalFarm.Api.Errors;

namespace VerticalFarm.Api.Accounts.Cookies;

/// <summary>
/// Lets only pages of this very origin in. <c>SameSite=Strict</c> does not keep neighbours out, such as another port or a sister domain, so the
/// browser's own word on where a request comes from is asked for: <c>Sec-Fetch-Site</c>, or <c>Origin</c> where that is not sent (plain HTTP).
/// </summary>
internal sealed class OwnPagesOnly : IEndpointFilter
{
    private static readonly ApiError NotFromHere =
        ApiError.OfStatus(StatusCodes.Status403Forbidden) with { Message = "Only pages of this gateway may call this; programs use auth/login" };

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsOwnPage(context.HttpContext.Request) ? await next(context) : NotFromHere;

    internal static bool IsOwnPage(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site == "same-origin";
        }

        // The scheme is left out: behind a proxy that ends TLS it need not be known here.
        return Uri.TryCreate(request.Headers[HeaderNames.Origin], UriKind.Absolute, out var origin)
            && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
