using VerticalFarm.Contracts.Automation;

namespace VerticalFarm.Grains.Automation.Evaluation;

/// <summary>Looks at what a device is seen to do.</summary>
internal static class DeviceClause
{
    public static ClauseResult Evaluate(DeviceCondition condition, string path, IReadOnlyList<DeviceInput> devices, DateTimeOffset now)
    {
        var device = devices.FirstOrDefault(device => device.Id == condition.DeviceId);
        var (holds, reason) = (device, condition.Is) switch
        {
            (null, _) => ((bool?)null, "no such device"),
            (_, DeviceIs.Unavailable) => (!device.Available, null),
            ({ Available: false }, _) => (null, $"{device.Name} cannot be reached"),
            ({ On: null }, _) => (null, $"nobody knows whether {device.Name} is on"),
            _ => (device.On == (condition.Is == DeviceIs.On), null),
        };
        return new ClauseResult { Path = path, Condition = condition, Truth = Truth.Of(holds), Since = now, Reason = reason, Subject = device?.Name };
    }
}
