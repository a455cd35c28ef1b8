using System.Diagnostics.CodeAnalysis;

namespace VerticalFarm.Contracts.Results;

/// <summary>Either a value or the reason why there is none.</summary>
/// <typeparam name="T">What success brings.</typeparam>
[GenerateSerializer, Immutable, Alias("VerticalFarm.Result`1")]
[SuppressMessage("Usage", "CA2225", Justification = "The conversions are the way to make one; named twins would say nothing more.")]
public readonly record struct Result<T>
{
    private Result(T? value, Failure? failure) => (Value, Failure) = (value, failure);

    /// <summary>The value; only there when <see cref="Failure"/> is null.</summary>
    [Id(0)]
    public T? Value { get; init; }

    /// <summary>Why there is no value; null on success.</summary>
    [Id(1)]
    public Failure? Failure { get; init; }

    /// <summary>Tells success from failure and hands out the one that is there.</summary>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Failure? failure)
    {
        (value, failure) = (Value, Failure);
        return failure is null;
    }

    /// <summary>A success.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A failure.</summary>
    public static implicit operator Result<T>(Failure failure) => new(default, failure);
}
