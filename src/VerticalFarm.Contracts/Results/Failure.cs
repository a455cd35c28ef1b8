using System.Collections.Immutable;

namespace VerticalFarm.Contracts.Results;

/// <summary>An expected failure: what kind, in words, and which fields are to blame.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.Failure")]
public sealed record Failure
{
    /// <summary>What kind of failure it is.</summary>
    [Id(0)]
    public required FailureKind Kind { get; init; }

    /// <summary>A sentence fit for the caller's eyes.</summary>
    [Id(1)]
    public required string Message { get; init; }

    /// <summary>Every field that is wrong, all at once; empty when no single field is to blame.</summary>
    [Id(2)]
    public ImmutableArray<FieldError> Details { get; init; } = [];

    /// <summary>When it makes sense to try again; null when it does not depend on time.</summary>
    [Id(3)]
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Bad fields.</summary>
    public static Failure Validation(IEnumerable<FieldError> details) =>
        new() { Kind = FailureKind.Validation, Message = "The request has fields that are not valid", Details = [.. details] };

    /// <summary>No such thing of this name.</summary>
    public static Failure NotFound(string what) => new() { Kind = FailureKind.NotFound, Message = $"No such {what}" };

    /// <summary>The resource has moved on since the caller saw it.</summary>
    public static Failure Stale() =>
        new() { Kind = FailureKind.PreconditionFailed, Message = "It was changed since you read it: read it again and apply your change to that" };

    /// <summary>Somebody else's service did not do its part.</summary>
    public static Failure Upstream(string message) => new() { Kind = FailureKind.Upstream, Message = message, RetryAfter = TimeSpan.FromSeconds(10) };

    /// <summary>Forbidden by a rule of the business, with the field to blame if there is one.</summary>
    public static Failure BusinessRule(string message, params ReadOnlySpan<FieldError> details) =>
        new() { Kind = FailureKind.BusinessRule, Message = message, Details = [.. details] };
}
