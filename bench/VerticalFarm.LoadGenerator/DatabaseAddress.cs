using Npgsql;

namespace VerticalFarm.LoadGenerator;

/// <summary>The address of a database as psql takes it, or as Npgsql does.</summary>
internal static class DatabaseAddress
{
    public static NpgsqlDataSource Open(string address)
    {
        if (!address.StartsWith("postgres", StringComparison.Ordinal))
        {
            return NpgsqlDataSource.Create(address);
        }

        var uri = new Uri(address);
        var who = uri.UserInfo.Split(':', 2);
        return NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : 5432,
            Username = Uri.UnescapeDataString(who[0]),
            Password = who.Length > 1 ? Uri.UnescapeDataString(who[1]) : null,
            Database = uri.AbsolutePath[1..],
        });
    }
}
