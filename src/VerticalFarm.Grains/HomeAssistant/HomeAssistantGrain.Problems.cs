using System.Collections.Immutable;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.HomeAssistant;

namespace VerticalFarm.Grains.HomeAssistant;

/// <summary>
/// Entities that went: removed, or renamed, which a grower does with two clicks. An entity is known by its id in Home Assistant's registry,
/// which stays, so that also a rename is noticed that was done while nobody listened. It is told, not followed: the grower decides.
/// </summary>
internal sealed partial class HomeAssistantGrain
{
    private readonly Dictionary<string, EntityProblem> _problems = [];
    private readonly Dictionary<string, string> _renamed = [];
    private readonly HashSet<Guid> _toldSensors = [];

    public async Task OnRenamedAsync(IReadOnlyList<EntityRename> renamed, CancellationToken ct)
    {
        foreach (var rename in renamed)
        {
            _renamed[rename.From] = rename.To;
        }

        NoteProblems();
        await TellDevicesAwayAsync();
    }

    private static string SentenceOf(EntityProblem problem) => problem.Kind == EntityProblemKind.Renamed
        ? $"Home Assistant calls {problem.EntityId} {problem.NewEntityId} now: change the entity id here too"
        : $"Home Assistant has no entity {problem.EntityId}";

    /// <summary>Compares what the farm's parts name with what Home Assistant has.</summary>
    private void NoteProblems()
    {
        if (_session is null)
        {
            return;
        }

        var now = time.GetUtcNow();
        var found = _links.Uses().Where(use => !_entities.ContainsKey(use.EntityId)).DistinctBy(use => use.EntityId).Select(use => new EntityProblem
        {
            EntityId = use.EntityId,
            Kind = _renamed.ContainsKey(use.EntityId) ? EntityProblemKind.Renamed : EntityProblemKind.Missing,
            NewEntityId = _renamed.GetValueOrDefault(use.EntityId),
            Use = use.Use,
            Id = use.Id,
            Name = use.Name,
            Since = _problems.TryGetValue(use.EntityId, out var known) ? known.Since : now,
        }).ToArray();
        _problems.Clear();
        foreach (var problem in found)
        {
            _problems[problem.EntityId] = problem;
        }

        TellSensors();
    }

    // One way, and only to those that have something to hear; a message that was lost is made up for within a minute.
    private void TellSensors()
    {
        foreach (var sensor in _links.Sensors)
        {
            var problem = _problems.TryGetValue(sensor.EntityId!, out var known) ? SentenceOf(known) : null;
            if (problem is not null || _toldSensors.Contains(sensor.Id))
            {
                GrainFactory.GetGrain<ISensorGrain>(sensor.Id).EntityNoted(problem).Ignore();
                _ = problem is null ? _toldSensors.Remove(sensor.Id) : _toldSensors.Add(sensor.Id);
            }
        }
    }

    /// <summary>Keeps the registry's ids of the farm's entities, and finds by those kept before what was renamed meanwhile.</summary>
    private async Task LearnRegistryAsync(IHomeAssistantSession session, CancellationToken ct)
    {
        var registry = await session.GetRegistryAsync(ct);
        var nameOf = registry.ToDictionary(entry => entry.RegistryId, entry => entry.EntityId);
        var idOf = registry.DistinctBy(entry => entry.EntityId).ToDictionary(entry => entry.EntityId, entry => entry.RegistryId);
        var linked = _links.Entities;
        var renamed = linked
            .Where(entity => !idOf.ContainsKey(entity) && configured.State.RegistryIds.TryGetValue(entity, out var id) && nameOf.ContainsKey(id))
            .Select(entity => new EntityRename(entity, nameOf[configured.State.RegistryIds[entity]]))
            .ToArray();

        // Of an entity that is gone the id is kept: it may come back under another name.
        var known = configured.State.RegistryIds.Where(pair => linked.Contains(pair.Key) && !idOf.ContainsKey(pair.Key))
            .Concat(idOf.Where(pair => linked.Contains(pair.Key)))
            .ToImmutableDictionary();
        if (_session == session && !Same(known, configured.State.RegistryIds))
        {
            await CommitAsync(state => state.Url is null ? state : state with { RegistryIds = known });
        }

        if (_session == session && renamed.Length > 0)
        {
            await OnRenamedAsync(renamed, ct);
        }
    }

    private static bool Same(ImmutableDictionary<string, string> one, ImmutableDictionary<string, string> other) =>
        one.Count == other.Count && one.All(pair => other.TryGetValue(pair.Key, out var value) && value == pair.Value);
}
