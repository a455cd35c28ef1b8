using CsCheck;
using VerticalFarm.Grains.Readings.Desk;

namespace VerticalFarm.Grains.Tests.Readings;

public sealed class RecentTimesTests
{
    [Fact]
    public void A_time_after_the_floor_counts_once_however_it_comes() =>
        Gen.Int[1, 90].Select(step => step * TimeSpan.TicksPerMicrosecond).Array[1, 40].Array[1, 30].Sample(batches =>
        {
            var (recent, seen) = (new RecentTimes(0), new HashSet<long>());
            foreach (var batch in batches)
            {
                // What is not after the floor is looked for in the database and never comes here.
                var known = batch.Where(time => time > recent.Floor).ToArray();
                var duplicates = known.Count(time => !seen.Add(time));
                Assert.Equal(duplicates, recent.Add(known));
            }
        });

    [Fact]
    public void The_floor_rises_so_that_little_is_remembered()
    {
        var recent = new RecentTimes(long.MinValue);

        Assert.Equal(0, recent.Add([.. Enumerable.Range(1, 10_000).Select(second => second * TimeSpan.TicksPerSecond)]));

        Assert.Equal((10_000 - 64) * TimeSpan.TicksPerSecond, recent.Floor);
        Assert.Equal(1, recent.Add([10_000 * TimeSpan.TicksPerSecond]));
    }

    [Fact]
    public void Times_are_compared_as_they_are_kept() => Assert.Equal(1, new RecentTimes(0).Add([123_456_789, 123_456_780]));
}
