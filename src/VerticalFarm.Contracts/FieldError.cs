namespace VerticalFarm.Contracts;

/// <summary>One field of a request that is not valid.</summary>
/// <param name="Field">Path of the field as the caller wrote it, such as <c>when.all[0].value</c>.</param>
/// <param name="Message">What is wrong, to be read after the field's name.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.FieldError")]
public sealed record FieldError([property: Id(0)] string Field, [property: Id(1)] string Message);
