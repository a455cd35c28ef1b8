using CsCheck;
using VerticalFarm.Api.Readings.Sending;
using VerticalFarm.Contracts.Readings;

namespace VerticalFarm.Api.Tests.Readings.Sending;

public sealed class BatchMergeTests
{
    private static readonly Guid[] Sensors = [.. Enumerable.Range(1, 5).Select(i => new Guid(i, 0, 0, new byte[8]))];

    private static readonly Gen<ReadingBatch> Batches =
        Gen.Select(Gen.Int[1, 6], Gen.Bool).SelectMany((count, numbered) => Gen.Select(
            Gen.Int[0, 4].Array[count], Gen.Long[0, 1_000].Array[count], Gen.Double[0, 10].Array[count], Gen.Long[0, 1_000].Array[count])
            .Select((sensors, ticks, values, numbers) => Batch(sensors, ticks, values, numbered ? numbers : null)));

    [Fact]
    public void Batches_that_go_together_keep_every_reading_in_its_place() => Batches.Array[1, 6].Sample(batches =>
    {
        var together = BatchMerge.Together([.. batches.Select(batch => new WaitingBatch(batch))]);

        Assert.Equal(batches.SelectMany(Rows), Rows(together));
        Assert.Equal(together.Sensors.Distinct(), together.Sensors);
    });

    [Fact]
    public void Each_is_told_its_own_rejections_by_its_own_places() => Gen.Select(Batches.Array[1, 6], Gen.Bool.Array[36]).Sample((batches, refused) =>
    {
        var group = batches.Select(batch => new WaitingBatch(batch)).ToList();
        var count = batches.Sum(batch => batch.Count);
        var rejected = Enumerable.Range(0, count).Where(i => refused[i]).Select(i => new RejectedReading(i, ReadingRefusal.TooOld, $"{i}")).ToArray();

        BatchMerge.Apart(group, new IntakeReport(count - rejected.Length, [.. rejected]));

        var begin = 0;
        foreach (var waiting in group)
        {
            Assert.True(waiting.Answer.IsCompletedSuccessfully);
#pragma warning disable xUnit1031, RS0030 // It is complete.
            var report = waiting.Answer.Result.Value!;
#pragma warning restore xUnit1031, RS0030
            var mine = Enumerable.Range(0, waiting.Batch.Count).Where(i => refused[begin + i]).ToArray();
            Assert.Equal(waiting.Batch.Count - mine.Length, report.Accepted);
            Assert.Equal(mine.Select(i => new RejectedReading(i, ReadingRefusal.TooOld, $"{begin + i}")), report.Rejected);
            begin += waiting.Batch.Count;
        }
    });

    private static ReadingBatch Batch(int[] sensors, long[] ticks, double[] values, long[]? numbers)
    {
        var known = sensors.Distinct().ToArray();
        return new ReadingBatch([.. known.Select(i => Sensors[i])], [.. sensors.Select(i => Array.IndexOf(known, i))], ticks, values, numbers);
    }

    private static IEnumerable<(Guid Sensor, long Ticks, double Value, long Number)> Rows(ReadingBatch batch) =>
        Enumerable.Range(0, batch.Count).Select(i => (batch.Sensors[batch.SensorIndex[i]], batch.UtcTicks[i], batch.Values[i], batch.Sequence?[i] ?? ReadingBatch.NoSequence));
}
