namespace VerticalFarm.Contracts.Automation;

/// <summary>
/// Looks at what a device is seen to do; of devices chosen by type, whether at least one is so. On and off are unknown while a device
/// cannot be reached.
/// </summary>
/// <param name="Device">Which device or devices.</param>
/// <param name="Is">What is asked of it.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.DeviceCondition")]
public sealed record DeviceCondition([property: Id(0)] DeviceSelector Device, [property: Id(1)] DeviceIs Is) : Condition
{
    /// <summary>Of one device.</summary>
    public DeviceCondition(Guid deviceId, DeviceIs isSo)
        : this(DeviceSelector.OfId(deviceId), isSo)
    {
    }
}
