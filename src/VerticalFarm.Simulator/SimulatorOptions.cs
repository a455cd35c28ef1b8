using System.Security.Cryptography.X509Certificates;

namespace VerticalFarm.Simulator;

/// <summary>How a simulated farm is to run.</summary>
public sealed class SimulatorOptions
{
    /// <summary>IP address to listen on. Default <c>127.0.0.1</c>.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>TCP port; 0, the default, takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The owner's access token, the only one that is accepted. Never logged.</summary>
    public required string Token { get; init; }

    /// <summary>The token of a user who is no administrator: reads and calls services, and is refused the rest. None if null, the default.</summary>
    public string? ViewerToken { get; init; }

    /// <summary>Seed of the sensors' noise: the same seed gives the same run. Default 42.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>How many homes are served, each with a room, entities and faults of its own: the first at the root, more at <c>/rooms/1</c> and up. 1..2,000, default 1.</summary>
    public int Rooms { get; init; } = 1;

    /// <summary>Certificate to serve TLS with; plain HTTP if null, the default.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>How many seconds pass in the room while one passes on the wall clock, 0.001..10,000. Default 1.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Time between a sensor's reports, on the wall clock. Default 2 s.</summary>
    public TimeSpan ReportInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>File that keeps room and actuators over restarts; none if null, the default.</summary>
    public string? StateFile { get; init; }

    /// <summary>Where the room is: its local time sets the outside temperature and, when nobody has touched it, the lamps. Default Europe/Brussels.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    /// <summary>Clock of room and protocol. Default the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Sets up logging; silent if null, the default.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Token);
        ArgumentOutOfRangeException.ThrowIfLessThan(Rooms, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Rooms, 2_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(Speed, 0.001);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Speed, 10_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(ReportInterval, TimeSpan.FromMilliseconds(10));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ReportInterval, TimeSpan.FromDays(1));
    }
}
