using Npgsql;
using NpgsqlTypes;

namespace VerticalFarm.Grains.Storage;

/// <summary>Positional parameters with their type said, so that a null is a null of that type.</summary>
internal static class NpgsqlParameterExtensions
{
    public static NpgsqlParameterCollection With(this NpgsqlParameterCollection parameters, NpgsqlDbType type, object? value)
    {
        parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });
        return parameters;
    }
}
