namespace VerticalFarm.Contracts.Administration;

/// <summary>How many grains of a type are in memory, in the whole cluster.</summary>
/// <param name="Type">The type, as the code has it.</param>
/// <param name="Activations">How many.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.GrainCount")]
public sealed record GrainCount([property: Id(0)] string Type, [property: Id(1)] int Activations);
