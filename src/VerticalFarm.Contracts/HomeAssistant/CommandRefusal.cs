namespace VerticalFarm.Contracts.HomeAssistant;

/// <summary>What an entity cannot do, told before it is tried.</summary>
/// <param name="Message">Why, in words.</param>
/// <param name="Field">What of the command is to blame: <c>command</c>, <c>data</c> or a number such as <c>data.level</c>.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.CommandRefusal")]
public sealed record CommandRefusal([property: Id(0)] string Message, [property: Id(1)] string Field);
