namespace VerticalFarm.Grains.Alerts;

/// <summary>When people are told.</summary>
public sealed class AlertOptions
{
    /// <summary>For how long after waking up, or after Home Assistant came back, nobody is called silent or out of reach. Default 2 min; shorter cries wolf at every start, longer hides what did not come back.</summary>
    public TimeSpan StartupGrace { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>For how long Home Assistant may be away before people are told; a token that it refuses is told at once. Default 1 min; a restart that it announced has three times as long.</summary>
    public TimeSpan HomeAssistantGrace { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>For how long a connection to Home Assistant must stand before its alert is resolved. Default 20 s; shorter opens a new alert whenever one that comes and goes is gone again.</summary>
    public TimeSpan HomeAssistantSettles { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>For how long a device may be out of reach before people are told. Default 2 min; radio devices are gone for seconds every day.</summary>
    public TimeSpan DeviceOfflineAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often it is tried again to tell what could not be told. Default 5 s.</summary>
    public TimeSpan RetryPause { get; set; } = TimeSpan.FromSeconds(5);
}
