using System.Collections.Immutable;

namespace VerticalFarm.Contracts.Readings;

/// <summary>What became of a batch. What it counts as accepted is committed to the database.</summary>
/// <param name="Accepted">How many readings are stored now.</param>
/// <param name="Rejected">The others, by their place in the batch.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.IntakeReport")]
public sealed record IntakeReport([property: Id(0)] int Accepted, [property: Id(1)] ImmutableArray<RejectedReading> Rejected);

/// <summary>A reading that was not taken.</summary>
/// <param name="Index">Its place in the batch, from 0.</param>
/// <param name="Code">Why.</param>
/// <param name="Message">Why, in words.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.RejectedReading")]
public readonly record struct RejectedReading([property: Id(0)] int Index, [property: Id(1)] ReadingRefusal Code, [property: Id(2)] string Message);
