namespace VerticalFarm.Contracts.Farms;

/// <summary>An API key as it is shown after its making: without the secret.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ApiKeyView")]
public sealed record ApiKeyView
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 100;

    /// <summary>The key's id; not secret.</summary>
    [Id(0)]
    public required Guid Id { get; init; }

    /// <summary>What people call it, 1 to 100 characters.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>What it is good for: sending readings.</summary>
    [Id(2)]
    public string Scope { get; init; } = "ingest";

    /// <summary>When it was made.</summary>
    [Id(3)]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The account that made it.</summary>
    [Id(4)]
    public required Guid CreatedBy { get; init; }

    /// <summary>What is wrong with a name for a key.</summary>
    public static IEnumerable<FieldError> NameErrors(string name) => string.IsNullOrWhiteSpace(name) || name.Length > MaxNameLength
        ? [new FieldError("name", $"must have 1 to {MaxNameLength} characters and not be blank")]
        : [];
}

/// <summary>An API key that was just made.</summary>
/// <param name="Key">The key.</param>
/// <param name="Secret">What proves it; only its hash is kept.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.NewApiKey")]
public sealed record NewApiKey([property: Id(0)] ApiKeyView Key, [property: Id(1)] string Secret)
{
    /// <summary>Without the secret, which must not reach a log.</summary>
    public override string ToString() => $"NewApiKey {{ Key = {Key} }}";
}
