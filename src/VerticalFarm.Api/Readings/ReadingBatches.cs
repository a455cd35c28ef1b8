namespace VerticalFarm.Api.Readings;

/// <summary>The body of <c>POST /readings</c>, by name: it is parsed without an object a reading, so its shape stands in handwritten.json.</summary>
internal abstract class ReadingsOfMany;

/// <summary>The body of <c>POST /sensors/{id}/readings</c>, by name.</summary>
internal abstract class ReadingsOfOne;
