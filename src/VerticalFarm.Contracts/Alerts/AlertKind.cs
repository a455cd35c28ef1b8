namespace VerticalFarm.Contracts.Alerts;

/// <summary>What an alert is about. A source has at most one alert of a kind at a time.</summary>
public enum AlertKind
{
    /// <summary>A sensor's value is below its <c>low</c> or <c>critical_low</c>.</summary>
    ThresholdLow,

    /// <summary>A sensor's value is above its <c>high</c> or <c>critical_high</c>.</summary>
    ThresholdHigh,

    /// <summary>A sensor has fallen silent.</summary>
    Stale,

    /// <summary>A device cannot be reached, though Home Assistant can.</summary>
    DeviceOffline,

    /// <summary>A command did not come about.</summary>
    CommandFailed,

    /// <summary>The farm's Home Assistant cannot be reached, or does not know the token. What follows from it has no alert of its own.</summary>
    HomeAssistantDown,

    /// <summary>A device was stopped by its safety envelope or does not obey it, or the farm is under an emergency stop.</summary>
    Safety,

    /// <summary>A rule says so, by its <c>notify</c>.</summary>
    Rule,
}
