using Npgsql;

namespace VerticalFarm.Hosting.Database;

/// <summary>Reads the address of a PostgreSQL database in either of the two forms in use.</summary>
public static class DatabaseUrl
{
    /// <summary>
    /// Turns <c>postgres://user:password@host:port/database?key=value</c> or Npgsql's own <c>Host=...;Database=...</c> into the latter.
    /// </summary>
    /// <param name="value">The address. Parts of a URL are percent-decoded; its query holds Npgsql keywords (and libpq's <c>sslmode</c>).</param>
    /// <exception cref="FormatException">The text is neither. The message does not repeat it, since it may hold a password.</exception>
    public static string ToConnectionString(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        try
        {
            return IsUrl(value) ? FromUrl(new Uri(value)) : new NpgsqlConnectionStringBuilder(value).ConnectionString;
        }
        catch (Exception exception) when (exception is ArgumentException or UriFormatException)
        {
            throw new FormatException(
                "The database address is neither a URL (postgres://user:password@host:5432/database) nor a connection string (Host=...;Database=...).");
        }
    }

    private static bool IsUrl(string value) =>
        value.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || value.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    private static string FromUrl(Uri url)
    {
        var builder = new NpgsqlConnectionStringBuilder { Host = Uri.UnescapeDataString(url.Host.Trim('[', ']')) };
        if (url.Port > 0)
        {
            builder.Port = url.Port;
        }

        var user = url.UserInfo.Split(':', 2);
        if (user[0].Length > 0)
        {
            builder.Username = Uri.UnescapeDataString(user[0]);
        }

        if (user.Length == 2)
        {
            builder.Password = Uri.UnescapeDataString(user[1]);
        }

        if (url.AbsolutePath.Length > 1)
        {
            builder.Database = Uri.UnescapeDataString(url.AbsolutePath[1..]);
        }

        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = pair.Split('=', 2) is [var k, var v] ? (k, v) : (pair, "");
            builder[Keyword(Uri.UnescapeDataString(key))] = Uri.UnescapeDataString(value);
        }

        return builder.ConnectionString;
    }

    /// <summary>libpq writes some keywords in one word where Npgsql has a space.</summary>
    private static string Keyword(string key) => key.ToLowerInvariant() switch
    {
        "sslmode" => "SSL Mode",
        "application_name" => "Application Name",
        "connect_timeout" => "Timeout",
        var other => other,
    };
}
