namespace VerticalFarm.HomeAssistant.Tests.Peers;

/// <summary>A wait that never ends must fail its test, not hang the run.</summary>
internal static class Limits
{
    /// <summary>Far over what any test takes (a second), even on a busy machine.</summary>
    public const int TestMilliseconds = 60_000;
}
