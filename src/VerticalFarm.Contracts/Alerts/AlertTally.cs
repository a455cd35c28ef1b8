namespace VerticalFarm.Contracts.Alerts;

/// <summary>How many alerts of a farm are not over.</summary>
/// <param name="Open">Those nobody has dealt with.</param>
/// <param name="Acknowledged">Those that somebody has seen.</param>
/// <param name="OpenCriticals">The critical ones among the open.</param>
/// <param name="At">When it was counted: of two, the later counts.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.AlertTally")]
public sealed record AlertTally([property: Id(0)] int Open, [property: Id(1)] int Acknowledged, [property: Id(2)] int OpenCriticals, [property: Id(3)] DateTimeOffset At);
