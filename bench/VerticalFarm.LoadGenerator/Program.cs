// Sends readings at a constant rate, or as fast as they are answered, and checks afterwards that what was acknowledged is in the database.
// GATEWAY, TOKEN, SENSORS (a file of ids), BATCH, RATE (readings a second; 0: as fast as can be), CONNECTIONS, LENGTH (seconds), STOP_WITHOUT (a file), AGAIN=1 (send again what was not
// acknowledged), DATABASE (check there), CEILING=1 (measure COPY first).
using VerticalFarm.LoadGenerator;

var load = Load.Read();
var database = Environment.GetEnvironmentVariable("DATABASE");
var ceiling = Environment.GetEnvironmentVariable("CEILING") == "1" && database is not null ? await CopyCeiling.MeasureAsync(database, load.Sensors.Length, load.Length) : 0;
if (ceiling > 0)
{
    Tell($"PostgreSQL, binary COPY into the same table, two connections: {ceiling:N0} rows/s");
}

var run = new Run(load);
await run.GoAsync();
var acknowledged = run.Acknowledged;
var rate = acknowledged.Length * (double)load.Batch / run.Took.TotalSeconds;
Tell($"batches of {load.Batch,-5} {rate,10:N0} readings/s acknowledged{(load.Rate > 0 ? FormattableString.Invariant($" of {load.Rate:N0} offered") : "")}, p50 {run.Percentile(0.5):0.0} ms, p99 {run.Percentile(0.99):0.0} ms; requests: {acknowledged.Length:N0} acknowledged, {run.Refused:N0} refused, {run.Failed:N0} failed, {run.NotSent:N0} not sent as all connections were busy{(ceiling > 0 ? FormattableString.Invariant($"; {rate / ceiling:0.00} of COPY") : "")}");
if (database is not null && Environment.GetEnvironmentVariable("CHECK") != "0")
{
    var (readings, missing, doubled) = await Check.RunAsync(load, acknowledged, database);
    Tell($"of {readings:N0} acknowledged readings {missing:N0} are missing in the database, {doubled:N0} are there more than once");
    return missing == 0 && doubled == 0 ? 0 : 1;
}

return 0;

static void Tell(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
