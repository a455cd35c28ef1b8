using System.Reflection;
using EvolveDb.Metadata;
using EvolveDb.Migration;

namespace VerticalFarm.Hosting.Database;

/// <summary>One forward-only step of the schema, named <c>V0001__what_it_does.sql</c>.</summary>
internal sealed class SqlScript(string version, string description, string name, string content)
    : MigrationScript(version, description, name, content, MetadataType.Migration)
{
    private const string Folder = "sql/";

    /// <summary>The scripts that this program was built with, in the order of their versions.</summary>
    public static IReadOnlyList<SqlScript> Embedded { get; } = ReadEmbedded(typeof(SqlScript).Assembly);

    /// <summary>Takes a script's version and description from its file name.</summary>
    /// <exception cref="FormatException">The name is not of the form <c>V0001__what_it_does.sql</c>.</exception>
    public static SqlScript Parse(string name, string content)
    {
        var stem = Path.GetFileNameWithoutExtension(name);
        return stem.StartsWith('V') && stem[1..].Split("__", 2) is [{ Length: > 0 } version, { Length: > 0 } description]
            ? new SqlScript(version, description.Replace('_', ' '), name, content)
            : throw new FormatException($"The migration '{name}' is not named like V0001__what_it_does.sql.");
    }

    private static List<SqlScript> ReadEmbedded(Assembly assembly) =>
        [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => Parse(name[Folder.Length..], ReadText(assembly, name)))
            .OrderBy(script => script.Version)];

    private static string ReadText(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
