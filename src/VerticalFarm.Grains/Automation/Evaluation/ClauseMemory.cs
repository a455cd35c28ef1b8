namespace VerticalFarm.Grains.Automation.Evaluation;

/// <summary>What is remembered of one clause.</summary>
/// <param name="Holds">Whether it held when it was last known; with hysteresis, what it says now depends on that.</param>
/// <param name="Since">
/// Since when, by the time of the readings; null after an unknown spell of a rule for which unknown counts as false, so that waits begin anew.
/// </param>
internal readonly record struct ClauseMemory(bool Holds, DateTimeOffset? Since);
