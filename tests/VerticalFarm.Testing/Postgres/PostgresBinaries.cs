using System.Globalization;

namespace VerticalFarm.Testing;

/// <summary>Finds the PostgreSQL server programs of this machine.</summary>
internal static class PostgresBinaries
{
    private const string Packaged = "/usr/lib/postgresql";

    /// <summary>The folder of <c>initdb</c> and <c>pg_ctl</c>: that of the newest packaged version, else the one on PATH.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string Find() =>
        PackagedFolders().Concat(FoldersOnPath()).FirstOrDefault(HoldsServer)
        ?? throw new InvalidOperationException(
            "These tests need a PostgreSQL server: install one (apt-get install postgresql), or name one in VERTICALFARM_TEST_DATABASE.");

    private static IEnumerable<string> PackagedFolders() =>
        Directory.Exists(Packaged)
            ? Directory.GetDirectories(Packaged)
                .OrderByDescending(Version)
                .Select(folder => Path.Combine(folder, "bin"))
            : [];

    private static double Version(string folder) =>
        double.TryParse(Path.GetFileName(folder), NumberStyles.Float, CultureInfo.InvariantCulture, out var version) ? version : 0;

    private static bool HoldsServer(string folder) => File.Exists(Path.Combine(folder, "pg_ctl")) && File.Exists(Path.Combine(folder, "initdb"));

    private static string[] FoldersOnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
}
