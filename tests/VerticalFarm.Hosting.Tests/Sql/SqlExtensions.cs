using Npgsql;
using VerticalFarm.Testing;

namespace VerticalFarm.Hosting.Tests.Sql;

internal static class SqlExtensions
{
#pragma warning disable CA2100 // Literals of these tests.
    public static async Task<object?> ScalarAsync(this TestDatabase database, string sql, params object[] parameters)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }

        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
#pragma warning restore CA2100

    public static async Task ExecuteAsync(this TestDatabase database, string sql, params object[] parameters) =>
        await database.ScalarAsync(sql, parameters);
}
