using VerticalFarm.Contracts.Devices;

namespace VerticalFarm.Grains.Devices.Control;

/// <summary>How a device must be, whoever wants what of it.</summary>
/// <param name="Kind">What makes it so.</param>
/// <param name="State">On or off.</param>
/// <param name="Message">Why, in words.</param>
internal sealed record Duty(DutyKind Kind, PowerState State, string Message);

/// <summary>What makes a device be so, whoever wants what of it; the first that applies counts.</summary>
internal enum DutyKind
{
    /// <summary>The farm is under an emergency stop.</summary>
    Stop,

    /// <summary>Its time is over.</summary>
    Lease,

    /// <summary>It has been on for as long as it may today.</summary>
    Budget,

    /// <summary>Another device is on that must never be on together with it.</summary>
    Exclusion,

    /// <summary>A sensor that it needs is silent or out of range.</summary>
    Requirement,

    /// <summary>A command that was given up was carried out late.</summary>
    Straggler,

    /// <summary>Home Assistant was away for too long.</summary>
    Absence,
}
