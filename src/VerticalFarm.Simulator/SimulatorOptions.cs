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

    /// <summary>Seed of the sensors' noise: the same seed gives the same run. Default 42.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>How many seconds pass in the room while one passes on the wall clock, 0.001..10,000. Default 1.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Time between a sensor's reports, on the wall clock. Default 2 s.</summary>
    public TimeSpan ReportInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>File that keeps room and actuators over restarts; none if null, the default.</summary>
    public string? StateFile { get; init; }

    /// <summary>Clock of room and protocol. Default the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Sets up logging; silent if null, the default.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Token);
        ArgumentOutOfRangeException.ThrowIfLessThan(Speed, 0.001);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Speed, 10_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(ReportInterval, TimeSpan.FromMilliseconds(10));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ReportInterval, TimeSpan.FromDays(1));
    }
}
