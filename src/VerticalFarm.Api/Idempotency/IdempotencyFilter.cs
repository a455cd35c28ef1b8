using System.Security.Cryptography;
using System.Text;
using VerticalFarm.Api.Errors;
using VerticalFarm.Api.Forms;
using VerticalFarm.Api.Security;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Api.Idempotency;

/// <summary>
/// <c>Idempotency-Key</c>: the same key with the same request within 24 hours answers what the first one answered. Only a success is kept: what
/// was refused has changed nothing and may be tried again. Of what failed half-way nobody knows how far it came; its next try is given the
/// same id for what it makes, so that it completes the first and never makes a second.
/// </summary>
internal sealed class IdempotencyFilter(IdempotencyStore store, TimeProvider time) : IEndpointFilter
{
    public const string Header = "Idempotency-Key";
    private const int MaxKey = 255;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var given = http.Request.Headers[Header];
        if (given.Count == 0)
        {
            http.SetNewId(Guid.CreateVersion7(time.GetUtcNow()));
            return await next(context);
        }

        if (given.Count > 1 || given[0] is not { Length: > 0 and <= MaxKey } key || !key.All(char.IsAscii))
        {
            return ApiError.Of(Failure.Validation([new FieldError(Header, $"must be one text of 1 to {MaxKey} ASCII characters")]));
        }

        var (fingerprint, unreadable) = await FingerprintAsync(http.Request);
        if (fingerprint is null)
        {
            return unreadable;
        }

        var owner = http.User.UserId()!.Value;
        return await store.ClaimAsync(owner, key, fingerprint, http.RequestAborted) switch
        {
            IdempotencyClaim.Mine mine => await ServeAsync(context, next, owner, key, mine.ResourceId),
            IdempotencyClaim.Done done => done.Answer,
            IdempotencyClaim.OtherRequest => ApiError.Of(Failure.BusinessRule(
                "This Idempotency-Key was used for another request", new FieldError(Header, "was used for another request"))),
            _ => ApiError.Of(new Failure
            {
                Kind = FailureKind.Conflict,
                Message = "A request with this Idempotency-Key is being served",
                RetryAfter = TimeSpan.FromSeconds(1),
            }),
        };
    }

    private async Task<StoredAnswer> ServeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next, Guid owner, string key, Guid resourceId)
    {
        StoredAnswer answer;
        try
        {
            context.HttpContext.SetNewId(resourceId);
            answer = await StoredAnswer.OfAsync(await next(context), context.HttpContext);
        }
        catch
        {
            await store.ReleaseAsync(owner, key);
            throw;
        }

        await (answer.Status switch
        {
            < 300 when context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<SecretAnswer>() is not null => store.ReleaseAsync(owner, key),
            < 300 => store.CompleteAsync(owner, key, answer),
            < 500 => store.ForgetAsync(owner, key),
            _ => store.ReleaseAsync(owner, key),
        });
        return answer;
    }

    // Reads the body into memory (its size is limited) and leaves it to be read again.
    private static async Task<(byte[]? Fingerprint, ApiError? Error)> FingerprintAsync(HttpRequest request)
    {
        var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return (null, Body.NotDecompressible);
        }

        request.HttpContext.Response.RegisterForDispose(body);
        request.Body = body;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        hash.AppendData(body.GetBuffer().AsSpan(0, (int)body.Length));
        body.Position = 0;
        return (hash.GetHashAndReset(), null);
    }
}
