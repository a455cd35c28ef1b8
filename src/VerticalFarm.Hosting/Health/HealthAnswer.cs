namespace VerticalFarm.Hosting.Health;

/// <summary>The body: the whole, and each part.</summary>
internal sealed record HealthAnswer(string Status, Dictionary<string, string> Checks);
