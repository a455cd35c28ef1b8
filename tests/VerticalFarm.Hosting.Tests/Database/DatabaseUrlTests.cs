using Npgsql;
using VerticalFarm.Hosting.Database;

namespace VerticalFarm.Hosting.Tests.Database;

public sealed class DatabaseUrlTests
{
    [Theory]
    [InlineData("postgres://ada:s%40cret%3A@db.example:6543/farm", "db.example", 6543, "ada", "s@cret:", "farm")]
    [InlineData("postgresql://ada@db.example/farm", "db.example", 5432, "ada", null, "farm")]
    [InlineData("postgres://db.example/farm", "db.example", 5432, null, null, "farm")]
    [InlineData("postgres://ada@[::1]:6543/farm", "::1", 6543, "ada", null, "farm")]
    [InlineData("Host=db.example;Port=6543;Username=ada;Password=x;Database=farm", "db.example", 6543, "ada", "x", "farm")]
    public void Both_forms_of_an_address_are_read(string address, string host, int port, string? user, string? password, string database)
    {
        var read = new NpgsqlConnectionStringBuilder(DatabaseUrl.ToConnectionString(address));

        Assert.Equal((host, port, user, password, database), (read.Host, read.Port, read.Username, read.Password, read.Database));
    }

    [Fact]
    public void The_query_of_a_URL_sets_what_Npgsql_and_libpq_know()
    {
        var read = new NpgsqlConnectionStringBuilder(
            DatabaseUrl.ToConnectionString("postgres://h/d?sslmode=require&Maximum%20Pool%20Size=7&application_name=mine"));

        Assert.Equal((SslMode.Require, 7, "mine"), (read.SslMode, read.MaxPoolSize, read.ApplicationName));
    }

    [Theory]
    [InlineData("postgres://ada:hush@:bad:/x")]
    [InlineData("nonsense;hush")]
    [InlineData("postgres://h/d?nosuch=hush")]
    public void What_is_neither_form_is_refused_without_being_repeated(string address)
    {
        var exception = Assert.Throws<FormatException>(() => DatabaseUrl.ToConnectionString(address));

        Assert.DoesNotContain("hush", exception.ToString(), StringComparison.Ordinal);
    }
}
