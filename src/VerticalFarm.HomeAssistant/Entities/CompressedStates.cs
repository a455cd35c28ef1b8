using System.Text.Json;

namespace VerticalFarm.HomeAssistant.Entities;

/// <summary>
/// The states behind a <c>subscribe_entities</c> subscription. An event holds a (added: whole states), c (changed: + for what
/// is new, - for what is gone) and r (removed); of a state s is the state, a the attributes, lc last_changed and lu
/// last_updated in Unix seconds, lu left out when equal to lc.
/// </summary>
internal sealed class CompressedStates(string temperatureUnit)
{
    private readonly Dictionary<string, EntityState> _states = new(StringComparer.Ordinal);

    // What is no state is passed over: one odd entity must not hide the others, let alone end the connection each time anew.
    private readonly HashSet<string> _odd = new(StringComparer.Ordinal);

    public IReadOnlyCollection<EntityState> Current => _states.Values;

    /// <summary>Applies an event and tells what it changed.</summary>
    /// <returns>Null when it is not such an event, or changes an entity that was never added: then nothing can be believed.</returns>
    public StateChanges? Apply(JsonElement @event)
    {
        if (@event.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var changes = new StateChanges([], []);
        var fits = (!@event.TryGetProperty("a", out var added) || Add(added, changes))
            && (!@event.TryGetProperty("c", out var changed) || Change(changed, changes))
            && (!@event.TryGetProperty("r", out var removed) || Remove(removed, changes));
        return fits ? changes : null;
    }

    private bool Add(JsonElement added, StateChanges changes)
    {
        if (added.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        foreach (var entity in added.EnumerateObject())
        {
            if (entity.Value.ValueKind != JsonValueKind.Object || Text(entity.Value, "s") is not { } state || Time(entity.Value, "lc") is not { } lastChanged)
            {
                _odd.Add(entity.Name);
                continue;
            }

            _odd.Remove(entity.Name);
            var attributes = entity.Value.TryGetProperty("a", out var given) ? StateReader.Attributes(given) : StateReader.NoAttributes;
            Keep(new EntityState(entity.Name, state, attributes, lastChanged, Time(entity.Value, "lu") ?? lastChanged) { TemperatureUnit = temperatureUnit }, changes);
        }

        return true;
    }

    private bool Change(JsonElement changed, StateChanges changes)
    {
        if (changed.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        foreach (var entity in changed.EnumerateObject())
        {
            if (entity.Value.ValueKind == JsonValueKind.Object && _states.TryGetValue(entity.Name, out var before))
            {
                Keep(Changed(before, entity.Value), changes);
            }
            else if (!_odd.Contains(entity.Name))
            {
                return false;
            }
        }

        return true;
    }

    private static EntityState Changed(EntityState before, JsonElement difference)
    {
        var gone = Object(difference, "-") is { } minus && minus.TryGetProperty("a", out var names) && names.ValueKind == JsonValueKind.Array ? names : default;
        if (Object(difference, "+") is not { } plus)
        {
            return before with { Attributes = Merged(before.Attributes, default, gone) };
        }

        // A new lc without lu means that both are now: the state itself was written.
        var lastChanged = Time(plus, "lc");
        return before with
        {
            State = Text(plus, "s") ?? before.State,
            Attributes = Merged(before.Attributes, plus.TryGetProperty("a", out var set) ? set : default, gone),
            LastChanged = lastChanged ?? before.LastChanged,
            LastUpdated = Time(plus, "lu") ?? lastChanged ?? before.LastUpdated,
        };
    }

    private static IReadOnlyDictionary<string, JsonElement> Merged(IReadOnlyDictionary<string, JsonElement> before, JsonElement set, JsonElement gone)
    {
        if (set.ValueKind != JsonValueKind.Object && gone.ValueKind != JsonValueKind.Array)
        {
            return before;
        }

        var merged = new Dictionary<string, JsonElement>(before, StringComparer.Ordinal);
        foreach (var name in gone.ValueKind == JsonValueKind.Array ? gone.EnumerateArray() : default)
        {
            merged.Remove(name.ToString());
        }

        foreach (var (name, value) in StateReader.Attributes(set))
        {
            merged[name] = value;
        }

        return merged;
    }

    private bool Remove(JsonElement removed, StateChanges changes)
    {
        if (removed.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        foreach (var id in removed.EnumerateArray().Select(name => name.ToString()))
        {
            _states.Remove(id);
            changes.Removed.Add(id);
        }

        return true;
    }

    private void Keep(EntityState state, StateChanges changes)
    {
        _states[state.EntityId] = state;
        changes.Changed.Add(state);
    }

    private static JsonElement? Object(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? Time(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds)
        && seconds is >= 0 and < 253_402_300_799
            ? DateTimeOffset.UnixEpoch.AddTicks((long)Math.Round(seconds * 1_000_000) * TimeSpan.TicksPerMicrosecond)
            : null;
}
