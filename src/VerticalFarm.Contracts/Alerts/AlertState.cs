namespace VerticalFarm.Contracts.Alerts;

/// <summary>How far people are with an alert.</summary>
public enum AlertState
{
    /// <summary>Nobody has dealt with it.</summary>
    Open,

    /// <summary>Somebody has seen it; its cause is still there.</summary>
    Acknowledged,

    /// <summary>It is over: its cause is gone, or somebody said so.</summary>
    Resolved,
}
