namespace VerticalFarm.Contracts.Results;

/// <summary>The value of a call that brings nothing but its success.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.Done")]
public readonly record struct Done
{
    /// <summary>The one value.</summary>
    public static Done Value => default;
}
