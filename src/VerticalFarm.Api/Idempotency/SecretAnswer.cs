namespace VerticalFarm.Api.Idempotency;

/// <summary>Marks an endpoint whose answer holds a secret.</summary>
internal sealed class SecretAnswer;
