using Npgsql;
using VerticalFarm.Api.Forms;
using VerticalFarm.Contracts.Calls;

namespace VerticalFarm.Api.Errors;

/// <summary>What a thrown exception means to a client.</summary>
internal static class Faults
{
    /// <summary>The answer; null for a fault of ours, which the client is told nothing of.</summary>
    public static ApiError? Answer(Exception fault, bool clusterReady) => fault switch
    {
        // Brotli has no exception of its own for a body that is none.
        InvalidDataException or InvalidOperationException { Source: "System.IO.Compression.Brotli" } => Body.NotDecompressible,
        BadHttpRequestException bad => ApiError.OfStatus(bad.StatusCode),
        CallRefusedException refused => Answer(refused),
        ServiceUnavailableException away => ApiError.Unavailable(away.Message),

        // The gateway's own questions to the database: keys of creations, ended sessions.
        NpgsqlException => ApiError.Unavailable("The database cannot serve just now"),

        // A silo that died or is full, a call without an answer in time: whether it was done is not known, and it may be asked again.
        OrleansException or TimeoutException => ApiError.Unavailable("The cluster cannot serve just now"),
        _ when !clusterReady => ApiError.Unavailable("The cluster cannot be reached just now"),
        _ => null,
    };

    private static ApiError Answer(CallRefusedException refused) => refused.Refusal switch
    {
        CallRefusal.NotSignedIn => ApiError.OfStatus(StatusCodes.Status401Unauthorized),
        CallRefusal.Forbidden => ApiError.OfStatus(StatusCodes.Status403Forbidden) with { Message = refused.Message },
        _ => ApiError.OfStatus(StatusCodes.Status404NotFound),
    };
}
