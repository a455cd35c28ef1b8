namespace VerticalFarm.Contracts.Automation;

/// <summary>Looks at what a device is seen to do. On and off are unknown while it cannot be reached.</summary>
/// <param name="DeviceId">The device.</param>
/// <param name="Is">What is asked of it.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.DeviceCondition")]
public sealed record DeviceCondition([property: Id(0)] Guid DeviceId, [property: Id(1)] DeviceIs Is) : Condition;
