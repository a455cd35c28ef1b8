using System.Text.Json.Serialization;
using VerticalFarm.Contracts;

namespace VerticalFarm.Api.Errors;

/// <summary>The one shape of every error.</summary>
internal sealed record ErrorEnvelope(ErrorBody Error);

/// <summary>What went wrong.</summary>
internal sealed record ErrorBody
{
    /// <summary>A word for programs.</summary>
    public required string Code { get; init; }

    /// <summary>A sentence for people.</summary>
    public required string Message { get; init; }

    /// <summary>The HTTP status again.</summary>
    public required int Status { get; init; }

    /// <summary>Every field that is to blame.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FieldError>? Details { get; init; }

    /// <summary>Where to look in logs and traces.</summary>
    public required string TraceId { get; init; }
}
