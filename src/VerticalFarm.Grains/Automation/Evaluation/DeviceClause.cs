using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Automation;

namespace VerticalFarm.Grains.Automation.Evaluation;

/// <summary>Looks at what a device is seen to do; of several, whether one of them does.</summary>
internal static class DeviceClause
{
    public static ClauseResult Evaluate(DeviceCondition condition, string path, IReadOnlyList<DeviceInput> devices, DateTimeOffset now)
    {
        var chosen = devices.Where(device => Selects(condition.Device, device)).ToArray();
        var seen = chosen.Select(device => (device, Truth: Look(condition.Is, device))).ToArray();
        bool? holds = seen.Any(look => look.Truth == true) ? true
            : seen.Length == 0 || seen.Any(look => look.Truth is null) ? null
            : false;
        return new ClauseResult
        {
            Path = path,
            Condition = condition,
            Truth = Truth.Of(holds),
            Since = now,
            Reason = holds is null ? Reason(condition, chosen, seen.FirstOrDefault(look => look.Truth is null).device) : null,
            Subject = condition.Device.Type is { } type ? $"a {EnumNames.Of(type).Replace('_', ' ')} of {chosen.Length}" : chosen.FirstOrDefault()?.Name,
        };
    }

    /// <summary>Whether a selector chooses the device.</summary>
    public static bool Selects(DeviceSelector selector, DeviceInput device) =>
        selector.Type is null ? device.Id == selector.Id : device.Type == selector.Type && (selector.In is not { } place || device.Scopes.Contains(place));

    private static bool? Look(DeviceIs wanted, DeviceInput device) => (wanted, device) switch
    {
        (DeviceIs.Unavailable, { Available: { } available }) => !available,
        (DeviceIs.On or DeviceIs.Off, { Available: true, On: { } on }) => on == (wanted == DeviceIs.On),
        _ => null,
    };

    private static string Reason(DeviceCondition condition, DeviceInput[] chosen, DeviceInput? unknown) => unknown switch
    {
        null => chosen.Length == 0 && condition.Device.Type is not null ? "no such device there" : "no such device",
        { Available: null } => $"nobody knows whether {unknown.Name} can be reached",
        { Available: false } => $"{unknown.Name} cannot be reached",
        _ => $"nobody knows whether {unknown.Name} is on",
    };
}
