using VerticalFarm.Contracts.Devices;

namespace VerticalFarm.Contracts.Automation;

/// <summary>A state into which a rule brings devices.</summary>
/// <param name="Device">Which devices.</param>
/// <param name="Command">What they are told.</param>
/// <param name="Data">How strong, how warm, how far; needed for <see cref="CommandKind.Set"/>.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.DeviceAction")]
public sealed record DeviceAction(
    [property: Id(0)] DeviceSelector Device,
    [property: Id(1)] CommandKind Command,
    [property: Id(2)] CommandData? Data = null) : RuleAction;
