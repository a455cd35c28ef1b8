using Microsoft.Extensions.Logging;
using Npgsql;

namespace VerticalFarm.Hosting.Database;

/// <summary>Makes the one pool of connections that a host has.</summary>
internal static class DatabaseDataSource
{
    private const int ConnectTimeoutSeconds = 5;
    private const int CommandTimeoutSeconds = 15;

    /// <summary>The same few dozen statements run all day; prepared, they are parsed and planned once a connection.</summary>
    private const int MaxAutoPrepare = 100;

    /// <summary>Two silos and a gateway fit into the hundred connections that PostgreSQL has unless told otherwise. More would not make a database of few cores faster.</summary>
    private const int MaxPoolSize = 30;

    public static NpgsqlDataSource Create(string address, string applicationName, ILoggerFactory logging)
    {
        var connectionString = new NpgsqlConnectionStringBuilder(DatabaseUrl.ToConnectionString(address));
        SetDefault(connectionString, "Timeout", ConnectTimeoutSeconds);
        SetDefault(connectionString, "Command Timeout", CommandTimeoutSeconds);
        SetDefault(connectionString, "Max Auto Prepare", MaxAutoPrepare);
        SetDefault(connectionString, "Maximum Pool Size", MaxPoolSize);
        SetDefault(connectionString, "Application Name", applicationName);
        return new NpgsqlDataSourceBuilder(connectionString.ConnectionString).UseLoggerFactory(logging).Build();
    }

    private static void SetDefault(NpgsqlConnectionStringBuilder builder, string keyword, object value)
    {
        if (!builder.ShouldSerialize(keyword))
        {
            builder[keyword] = value;
        }
    }
}
