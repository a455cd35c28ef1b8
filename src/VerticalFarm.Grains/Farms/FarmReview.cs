using System.Collections.Immutable;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Grains.Farms;

/// <summary>Whether a new or changed part fits into its farm: pure checks against the farm's own state.</summary>
internal static class FarmReview
{
    public static Failure? Review(FarmState farm, Guid id, SensorSpec spec)
    {
        if (spec.Errors().ToArray() is { Length: > 0 } errors)
        {
            return Failure.Validation(errors);
        }

        if (!Stands(farm, spec.ShelfId))
        {
            return NoSuchShelf();
        }

        return farm.Sensors.FirstOrDefault(other => other.Id != id && other.EntityId is not null && other.EntityId == spec.EntityId) is { } twin
            ? Failure.BusinessRule($"The sensor \"{twin.Name}\" reads this entity already", new FieldError("entity_id", "is taken"))
            : null;
    }

    public static Failure? Review(FarmState farm, Guid id, DeviceSpec spec)
    {
        if (spec.Errors().ToArray() is { Length: > 0 } errors)
        {
            return Failure.Validation(errors);
        }

        if (!Stands(farm, spec.ShelfId))
        {
            return NoSuchShelf();
        }

        return farm.Devices.FirstOrDefault(other => other.Id != id && other.EntityId == spec.EntityId) is { } twin
            ? Failure.BusinessRule($"The device \"{twin.Name}\" moves this entity already", new FieldError("entity_id", "is taken"))
            : ReviewSafety(farm, id, spec.Safety);
    }

    /// <summary>The devices that must never be on together with one, whichever side says so: id and name.</summary>
    public static ImmutableDictionary<Guid, string> RivalsOf(FarmState farm, Guid id)
    {
        var named = farm.Devices.FirstOrDefault(device => device.Id == id)?.ExclusiveWith ?? [];
        return farm.Devices.Where(other => other.Id != id && (named.Contains(other.Id) || other.ExclusiveWith.Contains(id)))
            .ToImmutableDictionary(other => other.Id, other => other.Name);
    }

    public static Failure? Review(FarmState farm, RuleDefinition rule)
    {
        var sensors = farm.Sensors.Select(sensor => sensor.Id).ToHashSet();
        var devices = farm.Devices.Select(device => device.Id).ToHashSet();
        var scopes = farm.Layout.Places();
        var foreign = RuleReferences.Of(rule)
            .Where(reference => reference.Kind switch
            {
                RuleReferenceKind.Sensor => !sensors.Contains(reference.Id),
                RuleReferenceKind.Device => !devices.Contains(reference.Id),
                _ => !scopes.Contains(reference.Id),
            })
            .Select(reference => new FieldError(reference.Field, $"names no {reference.Kind.ToString().ToLowerInvariant()} of this farm"))
            .ToArray();
        return foreign.Length == 0 ? null : Failure.BusinessRule("The rule names what is not this farm's", foreign);
    }

    private static Failure? ReviewSafety(FarmState farm, Guid id, SafetyEnvelope safety)
    {
        var others = farm.Devices.Where(device => device.Id != id).ToDictionary(device => device.Id);
        var sensors = farm.Sensors.Select(sensor => sensor.Id).ToHashSet();
        var foreign = safety.ExclusiveWith.Select((device, i) => (Known: others.ContainsKey(device), Error: new FieldError($"safety.exclusive_with[{i}]", "names no other device of this farm")))
            .Concat(safety.Requires.Select((requirement, i) => (Known: sensors.Contains(requirement.SensorId), Error: new FieldError($"safety.requires[{i}].sensor_id", "names no sensor of this farm"))))
            .Where(name => !name.Known).Select(name => name.Error).ToArray();
        if (foreign.Length > 0)
        {
            return Failure.BusinessRule("The safety envelope names what is not this farm's", foreign);
        }

        // On an emergency stop both would have to be on.
        return safety.FailSafe == FailSafe.On
            && others.Values.FirstOrDefault(other => other.FailSafe == FailSafe.On && (safety.ExclusiveWith.Contains(other.Id) || other.ExclusiveWith.Contains(id))) is { } rival
            ? Failure.BusinessRule($"\"{rival.Name}\" is on when all fails, too, and the two must never be on together", new FieldError("safety.fail_safe", "must not be on for both"))
            : null;
    }

    private static bool Stands(FarmState farm, Guid? shelf) => shelf is null || !farm.Layout.ScopesOf(shelf).IsEmpty;

    private static Failure NoSuchShelf() => Failure.BusinessRule("There is no such shelf in this farm", new FieldError("shelf_id", "names no shelf of this farm"));
}
