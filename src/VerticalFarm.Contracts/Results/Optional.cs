using System.Diagnostics.CodeAnalysis;

namespace VerticalFarm.Contracts.Results;

/// <summary>A field of a partial update: left out (keep what is there) or given (even as null: clear it).</summary>
/// <typeparam name="T">The field's type.</typeparam>
[GenerateSerializer, Immutable, Alias("VerticalFarm.Optional`1")]
[SuppressMessage("Usage", "CA2225", Justification = "The conversion is the way to make one; a named twin would say nothing more.")]
public readonly record struct Optional<T>
{
    /// <summary>Whether the caller gave the field at all.</summary>
    [Id(0)]
    public bool IsGiven { get; init; }

    /// <summary>What was given.</summary>
    [Id(1)]
    public T? Value { get; init; }

    /// <summary>The given value, or what is there already.</summary>
    public T? Or(T? current) => IsGiven ? Value : current;

    /// <summary>A field that was given.</summary>
    public static implicit operator Optional<T>(T? value) => new() { IsGiven = true, Value = value };
}
