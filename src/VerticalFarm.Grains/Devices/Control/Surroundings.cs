using System.Collections.Immutable;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Grains.Devices.Envelope;

namespace VerticalFarm.Grains.Devices.Control;

/// <summary>What a device knows of the world at a moment; all that its decisions go by, beside its own state and the time.</summary>
internal sealed record Surroundings
{
    /// <summary>What Home Assistant says of the entity; null when it was not asked yet.</summary>
    public EntityObservation? Seen { get; init; }

    /// <summary>When the entity was looked at before, and was there; null when it was not in this activation.</summary>
    public DateTimeOffset? SeenBefore { get; init; }

    /// <summary>Whether the entity is there and was not at the last look.</summary>
    public bool CameBack { get; init; }

    /// <summary>The farm's time zone.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The emergency stop in force.</summary>
    public EmergencyStop? Stop { get; init; }

    /// <summary>Whether there are devices that must never be on together with it.</summary>
    public bool HasRivals { get; init; }

    /// <summary>Whether it may be on as far as its rivals go: it has its turn, or it has no rivals.</summary>
    public bool HasTurn { get; init; } = true;

    /// <summary>The name of the rival that has its turn; null when none is known to.</summary>
    public string? Rival { get; init; }

    /// <summary>What its sensors say.</summary>
    public ImmutableArray<RequiredSensor> Requires { get; init; } = [];

    public bool IsOnline => Seen is { Connected: true, Available: true };

    public ReportedState? Reported => Seen?.State;

    /// <summary>Whether the device is on; when it cannot be seen, whether it was.</summary>
    public bool MayBeOn(DeviceState state) => IsOnline && Reported?.State is { } power ? power == PowerState.On : Ledger.OnSince(state) is not null;

    /// <summary>Whether it is seen to be as it is wanted.</summary>
    public bool IsAsDesired(DeviceState state) => IsOnline && state.Desired is { } desired && DeviceTwin.IsAs(desired, Reported);

    /// <summary>The first requirement that is not met, in words.</summary>
    public string? Missing(DateTimeOffset now) => Requires.Select(sensor => sensor.Missing(now)).FirstOrDefault(missing => missing is not null);
}
