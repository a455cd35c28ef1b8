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
            : null;
    }

    public static Failure? Review(FarmState farm, RuleDefinition rule)
    {
        var sensors = farm.Sensors.Select(sensor => sensor.Id).ToHashSet();
        var devices = farm.Devices.Select(device => device.Id).ToHashSet();
        var scopes = farm.Layout.Rows
            .SelectMany(row => row.Racks.SelectMany(rack => rack.Shelves.Select(shelf => shelf.Id).Append(rack.Id)).Append(row.Id)).ToHashSet();
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

    private static bool Stands(FarmState farm, Guid? shelf) => shelf is null || !farm.Layout.ScopesOf(shelf).IsEmpty;

    private static Failure NoSuchShelf() => Failure.BusinessRule("There is no such shelf in this farm", new FieldError("shelf_id", "names no shelf of this farm"));
}
