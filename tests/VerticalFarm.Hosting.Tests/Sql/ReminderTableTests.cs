using System.Globalization;
using VerticalFarm.Testing;

namespace VerticalFarm.Hosting.Tests.Sql;

public sealed class ReminderTableTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private OrleansTables? _tables;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private IReminderTable Table => _tables!.Reminders;

    public async ValueTask InitializeAsync() => _tables = await OrleansTables.CreateAsync(server);

    public ValueTask DisposeAsync() => _tables!.DisposeAsync();

    [Theory]
    [InlineData(60_000)]
    [InlineData(40L * 24 * 3600 * 1000)]
    public async Task A_reminder_is_read_back_whole_also_with_a_period_beyond_32_bits(long periodMilliseconds)
    {
        var reminder = Reminder(Grain(1), "daily-report", TimeSpan.FromMilliseconds(periodMilliseconds));
        var etag = await WriteAsync(reminder);

        var read = await Table.ReadRow(reminder.GrainId, reminder.ReminderName, Cancelled);

        Assert.Equal(
            (reminder.GrainId, reminder.ReminderName, reminder.StartAt, reminder.Period, etag),
            (read!.GrainId, read.ReminderName, read.StartAt, read.Period, read.ETag));
    }

    [Fact]
    public async Task Writing_a_reminder_again_replaces_it_under_a_new_version()
    {
        var first = await WriteAsync(Reminder(Grain(1), "evaluate", TimeSpan.FromMinutes(1)));
        var second = await WriteAsync(Reminder(Grain(1), "evaluate", TimeSpan.FromMinutes(2)));

        var read = Assert.Single(await ReadAllAsync(Grain(1)));
        Assert.NotEqual(first, second);
        Assert.Equal((TimeSpan.FromMinutes(2), second), (read.Period, read.ETag));
    }

    [Fact]
    public async Task Racing_writes_of_one_reminder_all_succeed_and_leave_one_row()
    {
        await Task.WhenAll(Enumerable.Range(1, 16).Select(i => Task.Run(() => WriteAsync(Reminder(Grain(1), "evaluate", TimeSpan.FromMinutes(i))))));

        Assert.Equal("15", Assert.Single(await ReadAllAsync(Grain(1))).ETag);
    }

    [Fact]
    public async Task A_reminder_is_only_removed_under_its_version()
    {
        var old = await WriteAsync(Reminder(Grain(1), "evaluate", TimeSpan.FromMinutes(1)));
        var current = await WriteAsync(Reminder(Grain(1), "evaluate", TimeSpan.FromMinutes(1)));

        Assert.False(await Table.RemoveRow(Grain(1), "evaluate", old, Cancelled));
        Assert.True(await Table.RemoveRow(Grain(1), "evaluate", current, Cancelled));
        Assert.Empty(await ReadAllAsync(Grain(1)));
    }

    [Fact]
    public async Task Reminders_of_one_grain_are_told_apart_from_those_of_others()
    {
        await WriteAsync(Reminder(Grain(1), "a", TimeSpan.FromMinutes(1)));
        await WriteAsync(Reminder(Grain(1), "b", TimeSpan.FromMinutes(1)));
        await WriteAsync(Reminder(Grain(2), "a", TimeSpan.FromMinutes(1)));

        Assert.Equal(["a", "b"], (await ReadAllAsync(Grain(1))).Select(reminder => reminder.ReminderName).Order());
        Assert.Null(await Table.ReadRow(Grain(2), "b", Cancelled));
    }

    [Fact]
    public async Task A_range_holds_what_lies_after_its_beginning_up_to_its_end_around_the_ring()
    {
        var grains = Enumerable.Range(0, 64).Select(Grain).ToList();
        foreach (var grain in grains)
        {
            await WriteAsync(Reminder(grain, "evaluate", TimeSpan.FromMinutes(1)));
        }

        // Bounds that are hashes themselves, so that both edges count; in both halves of the ring, in both orders, and equal.
        var hashes = grains.Select(grain => grain.GetUniformHashCode()).Order().ToList();
        uint[] bounds = [0, uint.MaxValue, int.MaxValue, 0x8000_0000, hashes[5], hashes[20], hashes[40], hashes[60]];
        foreach (var (begin, end) in from begin in bounds from end in bounds select (begin, end))
        {
            var expected = grains.Where(grain => IsInRange(grain.GetUniformHashCode(), begin, end)).Select(grain => grain.ToString()).Order();
            var read = (await Table.ReadRows(begin, end, Cancelled)).Reminders.Select(reminder => reminder.GrainId.ToString()).Order();
            Assert.Equal(expected, read);
        }
    }

    private async Task<string> WriteAsync(ReminderEntry reminder) => (await Table.UpsertRow(reminder, Cancelled))!;

    private async Task<IList<ReminderEntry>> ReadAllAsync(GrainId grain) => (await Table.ReadRows(grain, Cancelled)).Reminders;

    private static bool IsInRange(uint hash, uint begin, uint end) =>
        begin < end ? hash > begin && hash <= end : hash > begin || hash <= end;

    private static GrainId Grain(int number) => GrainId.Create("rule", number.ToString("x32", CultureInfo.InvariantCulture));

    private static ReminderEntry Reminder(GrainId grain, string name, TimeSpan period) =>
        new() { GrainId = grain, ReminderName = name, StartAt = Noon, Period = period };
}
