namespace VerticalFarm.Contracts.HomeAssistant;

/// <summary>A message to people by way of Home Assistant.</summary>
/// <param name="Service">The notify service, such as <c>mobile_app_phone</c>; with <c>notify.</c> before it or without.</param>
/// <param name="Title">Its title, if any.</param>
/// <param name="Message">What to say.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.HomeAssistantMessage")]
public sealed record HomeAssistantMessage([property: Id(0)] string Service, [property: Id(1)] string? Title, [property: Id(2)] string Message);
