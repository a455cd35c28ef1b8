using VerticalFarm.Api.OpenApi.Vocabulary;

namespace VerticalFarm.Api.Idempotency;

/// <summary>Which calls may be repeated without being done twice.</summary>
internal static class IdempotencySetup
{
    private static readonly object NewIdItem = new();

    public static void AddIdempotency(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IdempotencyStore>();
        builder.Services.AddHostedService<IdempotencyCleaner>();
    }

    /// <summary>A creation that takes an <c>Idempotency-Key</c>. It gives what it makes the id <see cref="NewId"/>.</summary>
    public static RouteHandlerBuilder Idempotent(this RouteHandlerBuilder route) => route
        .AddEndpointFilter<IdempotencyFilter>()
        .Asks(Parameters.IdempotencyKey).Fails(StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);

    /// <summary>
    /// Its answer holds a secret, and is not kept to be answered again: the same request with the same key is served anew, with the same id, and whoever serves it answers what it made.
    /// </summary>
    public static RouteHandlerBuilder AnswersSecret(this RouteHandlerBuilder route) => route.WithMetadata(new SecretAnswer());

    /// <summary>The id for what this request makes: the same when it is asked again with the same key.</summary>
    public static Guid NewId(this HttpContext context) => (Guid)context.Items[NewIdItem]!;

    public static void SetNewId(this HttpContext context, Guid id) => context.Items[NewIdItem] = id;
}
