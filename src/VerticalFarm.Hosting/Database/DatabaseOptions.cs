namespace VerticalFarm.Hosting.Database;

/// <summary>Where the database is, and how long a start waits for it.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The environment variable (or configuration key) that names the database.</summary>
    public const string AddressVariable = "DATABASE_URL";

    /// <summary>
    /// <c>postgres://user:password@host:port/database</c> or an Npgsql connection string; from <c>DATABASE_URL</c>, else
    /// <c>ConnectionStrings:VerticalFarm</c>. No default. What it says of pool sizes and timeouts goes before our own choices.
    /// </summary>
    public string Address { get; set; } = "";

    /// <summary>
    /// How long a start waits for a database that cannot be reached, from <c>Database:StartTimeout</c>. Default: without limit, so that hosts and
    /// database may be started in any order.
    /// </summary>
    public TimeSpan? StartTimeout { get; set; }
}
