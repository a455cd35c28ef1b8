namespace VerticalFarm.Contracts.Alerts;

/// <summary>What kind of thing an alert comes from.</summary>
public enum AlertSourceKind
{
    /// <summary>A sensor.</summary>
    Sensor,

    /// <summary>A device.</summary>
    Device,

    /// <summary>A rule.</summary>
    Rule,

    /// <summary>The farm's Home Assistant.</summary>
    HomeAssistant,

    /// <summary>The farm itself.</summary>
    Farm,
}
