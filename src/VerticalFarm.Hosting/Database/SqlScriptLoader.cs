using EvolveDb.Migration;

namespace VerticalFarm.Hosting.Database;

/// <summary>Hands Evolve a given list of scripts, so that a test can bring its own.</summary>
internal sealed class SqlScriptLoader(IReadOnlyList<SqlScript> scripts) : IMigrationLoader
{
    public IEnumerable<MigrationScript> GetMigrations() => scripts;

    public IEnumerable<MigrationScript> GetRepeatableMigrations() => [];
}
