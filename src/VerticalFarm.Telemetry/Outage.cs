using Npgsql;

namespace VerticalFarm.Telemetry;

/// <summary>Tells a database that is away from a statement that is wrong.</summary>
internal static class Outage
{
    /// <summary>A deadline that passed, a connection that broke or could not be made, a server that is starting, stopping or overloaded.</summary>
    public static bool Is(Exception exception) => exception is OperationCanceledException or TimeoutException or NpgsqlException { IsTransient: true };
}
