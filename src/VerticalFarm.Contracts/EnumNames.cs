using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace VerticalFarm.Contracts;

/// <summary>The snake_case names by which members of an enum go in JSON.</summary>
public static class EnumNames
{
    /// <summary>The JSON name of <paramref name="value"/>, such as <c>air_temperature</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no member of its enum.</exception>
    public static string Of<T>(T value)
        where T : struct, Enum =>
        Table<T>.ByValue.TryGetValue(value, out var name) ? name : throw new ArgumentOutOfRangeException(nameof(value), value, null);

    /// <summary>All names of the enum, in the order of its values.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => Table<T>.Names;

    /// <summary>Finds the member of a name; names are exact, capitals count.</summary>
    public static bool TryParse<T>([NotNullWhen(true)] string? name, out T value)
        where T : struct, Enum
    {
        value = default;
        return name is not null && Table<T>.ByName.TryGetValue(name, out value);
    }

    /// <summary>The member of a name that was written by <see cref="Of{T}"/>.</summary>
    /// <exception cref="FormatException">No member has this name.</exception>
    public static T Parse<T>(string name)
        where T : struct, Enum =>
        TryParse<T>(name, out var value) ? value : throw new FormatException($"'{name}' is no {typeof(T).Name}");

    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByValue =
            Enum.GetValues<T>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

        public static readonly FrozenDictionary<string, T> ByName = ByValue.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

        public static readonly IReadOnlyList<string> Names = [.. Enum.GetValues<T>().Select(value => ByValue[value])];
    }
}
