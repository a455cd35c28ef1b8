using System.Text.RegularExpressions;

namespace VerticalFarm.HomeAssistant.Runner;

/// <summary>The entities that a runner watches, from session to session.</summary>
internal sealed partial class WatchedEntities(IReadOnlyCollection<string> entityIds)
{
    private volatile IReadOnlyCollection<string> _ids = Valid(entityIds);

    public IReadOnlyCollection<string> Ids => _ids;

    public void Replace(IReadOnlyCollection<string> entityIds) => _ids = Valid(entityIds);

    private static string[] Valid(IReadOnlyCollection<string> ids) => [.. ids.Where(id => id.Length <= 255 && EntityId().IsMatch(id)).Distinct(StringComparer.Ordinal)];

    /// <summary>As Home Assistant judges it (<c>homeassistant/core.py</c>, VALID_ENTITY_ID).</summary>
    [GeneratedRegex(@"^(?!.+__)(?!_)[0-9a-z_]+(?<!_)\.(?!_)[0-9a-z_]+(?<!_)\z")]
    private static partial Regex EntityId();
}
