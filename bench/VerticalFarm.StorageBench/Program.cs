// What storing costs: N readings written, packed and asked for, in a database of its own schema. CONNECTION_STRING says where; READINGS, SENSORS,
// INTERVAL_SECONDS how much; LIVE how many readings a second come in while it is asked.
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using VerticalFarm.LoadGenerator;
using VerticalFarm.StorageBench;
using VerticalFarm.Telemetry;
using VerticalFarm.Telemetry.Sealing;

const string BlockSize = "SELECT sum(pg_total_relation_size(relid))::bigint FROM pg_partition_tree('reading_block')"; // It is in parts, one a month.
var sensors = Number("SENSORS", 1_000);
var readings = Number("READINGS", 5_000_000);
var live = Number("LIVE", 20_000);
var interval = TimeSpan.FromSeconds(Number("INTERVAL_SECONDS", 60));
await using var database = DatabaseAddress.Open(Environment.GetEnvironmentVariable("CONNECTION_STRING") ?? throw new InvalidOperationException("CONNECTION_STRING is not set"));
await using var services = new ServiceCollection().AddSingleton(typeof(ILogger<>), typeof(NullLogger<>)).AddSingleton(database).AddSingleton(TimeProvider.System).AddTelemetry().BuildServiceProvider();
var writer = services.GetRequiredService<IReadingWriter>();
var store = services.GetRequiredService<IReadingStore>();
var sealer = services.GetRequiredService<IReadingSealer>();
var hosted = services.GetRequiredService<IHostedService>();
await hosted.StartAsync(CancellationToken.None);

var hour = TimeSpan.FromHours(1);
var now = TimeProvider.System.GetUtcNow();
var end = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % hour.Ticks), TimeSpan.Zero) - hour;
var field = new Field([.. Enumerable.Range(0, sensors).Select(_ => Guid.NewGuid())], readings / sensors, interval, end);
var before = await SizeAsync();

var clock = Stopwatch.StartNew();
var step = Math.Max(1, 20_000 / sensors);
await Parallel.ForEachAsync(
    Enumerable.Range(0, field.Readings / step), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (part, ct) => await writer.WriteAsync(field.Columns(part * step, step), ct));
var written = field.Readings / step * step * sensors;
Tell($"{written:N0} readings of {sensors:N0} sensors, one every {interval.TotalSeconds:0} s, written: {written / clock.Elapsed.TotalSeconds:N0}/s, {(await SizeAsync() - before) / (double)written:0.0} bytes each");

clock.Restart();
var packed = 0;
for (var at = default(SealStep); !at.IsDone; packed += at.Readings)
{
    at = await sealer.SealNextAsync(end, at.NextSensorKey, CancellationToken.None);
}

Tell($"packed: {packed / clock.Elapsed.TotalSeconds:N0}/s");
await ExecuteAsync("VACUUM (FULL) reading_hot");
await ExecuteAsync("VACUUM (ANALYZE) reading_block");
await ExecuteAsync("VACUUM (ANALYZE) reading_hour");
var bytes = await SizeAsync() - before;
var blocks = await ScalarAsync(BlockSize);
Tell($"packed: {bytes / (double)written:0.00} bytes a reading on disk, of which {blocks / (double)written:0.00} are blocks, the rest what hours come to");

using var over = new CancellationTokenSource();
var coming = Task.Run(() => ComeInAsync(over.Token));
var random = new Random(1);
var a = await TimesAsync(300, () => store.RawAsync(AnySensor(), end.AddDays(-1), end, 100_000, CancellationToken.None));
var b = await TimesAsync(300, () => store.BucketsAsync(AnySensor(), end.AddDays(-365), end, Resolution.Day, 1_000, CancellationToken.None));
var c = await TimesAsync(300, () => store.LatestAsync(field.Sensors.AsSpan(0, Math.Min(200, sensors)).ToArray(), CancellationToken.None));
await over.CancelAsync();
Tell($"while {await coming:N0} readings/s come in: 24 h raw of a sensor {a}; a year by days {b}; the latest of 200 {c}");
await hosted.StopAsync(CancellationToken.None);

Guid AnySensor() => field.Sensors[random.Next(sensors)];

async Task<string> TimesAsync(int times, Func<Task> ask)
{
    var took = new List<double>();
    for (var i = 0; i < times; i++)
    {
        var start = Stopwatch.GetTimestamp();
        await ask();
        took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    took.Sort();
    return string.Create(CultureInfo.InvariantCulture, $"p50 {took[times / 2]:0.0} ms, p99 {took[times * 99 / 100]:0.0} ms");
}

async Task<double> ComeInAsync(CancellationToken ct)
{
    var others = Enumerable.Range(0, 100).Select(_ => Guid.NewGuid()).ToArray();
    var (count, start) = (0L, Stopwatch.StartNew());
    while (!ct.IsCancellationRequested)
    {
        var batch = Enumerable.Range(0, 1_000).ToArray();
        var at = TimeProvider.System.GetUtcNow().UtcTicks;
        await writer.WriteAsync(new ReadingColumns(others, [.. batch.Select(i => i % 100)], [.. batch.Select(i => at + (i * 10L))], [.. batch.Select(i => (double)i)]), CancellationToken.None);
        count += batch.Length;
        var ahead = TimeSpan.FromSeconds(count / (double)live) - start.Elapsed;
        if (ahead > TimeSpan.Zero)
        {
            await Task.Delay(ahead, TimeProvider.System, CancellationToken.None);
        }
    }

    return count / start.Elapsed.TotalSeconds;
}

Task<long> SizeAsync() => ScalarAsync($"SELECT pg_total_relation_size('reading_hot') + pg_total_relation_size('reading_hour') + ({BlockSize})");

async Task<long> ScalarAsync(string sql)
{
    await using var command = Command(sql);
    return (long)(await command.ExecuteScalarAsync())!;
}

async Task ExecuteAsync(string sql)
{
    await using var command = Command(sql);
    await command.ExecuteNonQueryAsync();
}

NpgsqlCommand Command(string sql)
{
    var command = database.CreateCommand(sql);
    command.CommandTimeout = 0;
    return command;
}

static int Number(string name, int standard) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : standard;

static void Tell(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
