using System.Globalization;

namespace VerticalFarm.LoadGenerator;

/// <summary>What is sent, how fast and for how long; from the environment.</summary>
internal sealed record Load
{
    /// <summary>The gateway.</summary>
    public required Uri Gateway { get; init; }

    /// <summary>An access token, or an API key when it begins so.</summary>
    public required string Token { get; init; }

    public required Guid[] Sensors { get; init; }

    /// <summary>Readings a request.</summary>
    public required int Batch { get; init; }

    /// <summary>Readings a second; they arrive evenly, whatever becomes of those before. 0: as fast as answers come.</summary>
    public required double Rate { get; init; }

    public required int Connections { get; init; }

    public required TimeSpan Length { get; init; }

    /// <summary>The time of the first reading of every sensor; each next one is a millisecond later.</summary>
    public required DateTimeOffset Begin { get; init; }

    /// <summary>A file: when it is gone, it is over. Null for as long as <see cref="Length"/> says.</summary>
    public required string? StopWithout { get; init; }

    /// <summary>Whether it is over.</summary>
    /// <param name="since">How long it has gone on.</param>
    public bool IsOver(TimeSpan since) => since >= Length || (StopWithout is not null && !File.Exists(StopWithout));

    /// <summary>Whether what was not acknowledged is sent again, as loggers do, until it is.</summary>
    public required bool Again { get; init; }

    public static Load Read() => new()
    {
        Gateway = new Uri(Environment.GetEnvironmentVariable("GATEWAY") ?? "http://127.0.0.1:8080"),
        Token = Environment.GetEnvironmentVariable("TOKEN") ?? throw new InvalidOperationException("TOKEN is not set"),
        Sensors = [.. File.ReadLines(Environment.GetEnvironmentVariable("SENSORS") ?? throw new InvalidOperationException("SENSORS names no file")).Where(line => line.Length > 0).Select(Guid.Parse)],
        Batch = (int)Number("BATCH", 100),
        Rate = Number("RATE", 0),
        Connections = (int)Number("CONNECTIONS", 32),
        Length = TimeSpan.FromSeconds(Number("LENGTH", 10)),
        Begin = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().AddSeconds(-Number("AGE_SECONDS", 3600)).ToUnixTimeMilliseconds()),
        StopWithout = Environment.GetEnvironmentVariable("STOP_WITHOUT"),
        Again = Number("AGAIN", 0) > 0,
    };

    private static double Number(string name, double standard) =>
        double.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var given) ? given : standard;
}
