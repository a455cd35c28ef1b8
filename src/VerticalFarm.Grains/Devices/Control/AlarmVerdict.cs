using VerticalFarm.Contracts.Alerts;

namespace VerticalFarm.Grains.Devices.Control;

/// <summary>What people are to know of a device, of one kind: something, that it is over, or (neither) what they know already.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Signal">What is wrong; null when nothing new is.</param>
/// <param name="IsOver">Whether what they know is over.</param>
internal readonly record struct AlarmVerdict(AlertKind Kind, AlertSignal? Signal, bool IsOver);
