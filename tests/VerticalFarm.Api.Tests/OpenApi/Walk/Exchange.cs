using System.Text.Json.Nodes;

namespace VerticalFarm.Api.Tests.OpenApi.Walk;

/// <summary>An answer and the schema that the document has for it, as a JSON pointer.</summary>
internal sealed record Exchange(string Name, string Schema, JsonNode? Body);
