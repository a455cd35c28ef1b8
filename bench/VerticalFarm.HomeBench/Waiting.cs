namespace VerticalFarm.HomeBench;

/// <summary>Waiting for what must become so.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <exception cref="TimeoutException">It did not, in time.</exception>
    public static async Task UntilAsync(Func<Task<bool>> holds, TimeSpan patience, string what)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            if (TimeProvider.System.GetElapsedTime(begun) > patience)
            {
                throw new TimeoutException($"Not within {patience.TotalSeconds:0} s: {what}");
            }

            await Task.Delay(Pause, TimeProvider.System);
        }
    }
}
