namespace VerticalFarm.Simulator;

/// <summary>A service call that the simulator received, whether or not it moved anything.</summary>
/// <param name="At">When it was received.</param>
/// <param name="Domain">Domain of the service, such as <c>fan</c>.</param>
/// <param name="Service">Service, such as <c>turn_on</c>.</param>
/// <param name="EntityIds">Entities that it named.</param>
/// <param name="DataJson">Its whole data as JSON, entity ids included.</param>
/// <param name="ContextId">ULID of the context that it was answered with.</param>
public sealed record ServiceCallRecord(
    DateTimeOffset At, string Domain, string Service, IReadOnlyList<string> EntityIds, string DataJson, string ContextId);
