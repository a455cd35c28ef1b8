namespace VerticalFarm.Grains.Devices.Control;

/// <summary>What a device decided: how its state is next, and whether its command is to be sent once that is committed.</summary>
internal readonly record struct TwinStep(DeviceState State, bool Send);
