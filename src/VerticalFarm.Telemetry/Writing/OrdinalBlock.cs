using Npgsql;

namespace VerticalFarm.Telemetry.Writing;

/// <summary>
/// Numbers that order the rows of a group among all ever written. The sequence hands out blocks in the order asked for, across all connections and hosts, so that whoever
/// writes after an acknowledgement has the greater numbers.
/// </summary>
internal static class OrdinalBlock
{
    /// <summary>Rows that one block numbers: the increment of the sequence <c>reading_ordinal</c>.</summary>
    public const int Size = 65_536;

    /// <summary>Takes a block.</summary>
    /// <returns>Its first number.</returns>
    public static async Task<long> TakeAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT nextval('reading_ordinal')", connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
