using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.HomeAssistant;

namespace VerticalFarm.Grains.HomeAssistant;

/// <summary>What is to be made of the chosen entities, or everything that is wrong with the choice. Pure.</summary>
internal sealed class ImportPlan
{
    private readonly List<FieldError> _errors = [];
    private readonly List<PlannedPart> _parts = [];

    private ImportPlan()
    {
    }

    /// <summary>In the order of the request; only good when there are no errors.</summary>
    public IReadOnlyList<PlannedPart> Parts => _parts;

    public IReadOnlyList<FieldError> Errors => _errors;

    /// <summary>Plans an import.</summary>
    /// <param name="import">What was chosen.</param>
    /// <param name="entities">What Home Assistant has, by id.</param>
    /// <param name="farm">What the farm has.</param>
    /// <param name="idOf">The id of what a choice (by its place) becomes: the same when the request comes again.</param>
    public static ImportPlan Of(EntityImport import, IReadOnlyDictionary<string, EntityState> entities, FarmFacts farm, Func<int, Guid> idOf)
    {
        var plan = new ImportPlan();
        var seen = new HashSet<(EntityUse, string)>();
        foreach (var (choice, index) in import.Entities.Select((choice, index) => (choice, index)))
        {
            var path = $"entities[{index}]";
            if (!entities.TryGetValue(choice.EntityId, out var entity))
            {
                plan._errors.Add(new FieldError($"{path}.entity_id", "is no entity of this Home Assistant"));
            }
            else if (plan.Judge(path, choice, entity, farm, idOf(index)) is { } part && !seen.Add((part.Use, entity.EntityId)))
            {
                plan._errors.Add(new FieldError($"{path}.entity_id", "is named twice"));
            }
        }

        return plan;
    }

    private PlannedPart? Judge(string path, EntityChoice choice, EntityState entity, FarmFacts farm, Guid id)
    {
        var proposal = EntityProposals.Of(entity);
        var use = choice.Use ?? (choice.SensorType is not null ? EntityUse.Sensor : choice.DeviceType is not null ? EntityUse.Device : proposal?.Use);
        if (use is null)
        {
            _errors.Add(new FieldError($"{path}.use", "is required: there is no proposal for this entity"));
            return null;
        }

        if (choice.ShelfId is { } shelf && farm.Layout.ScopesOf(shelf).IsEmpty)
        {
            _errors.Add(new FieldError($"{path}.shelf_id", "names no shelf of this farm"));
        }

        var part = use == EntityUse.Sensor
            ? new PlannedPart(id, Sensor(path, choice, entity, proposal), null)
            : new PlannedPart(id, null, Device(path, choice, entity, proposal));
        var taken = use == EntityUse.Sensor
            ? farm.Sensors.Any(sensor => sensor.EntityId == entity.EntityId && sensor.Id != id)
            : farm.Devices.Any(device => device.EntityId == entity.EntityId && device.Id != id);
        if (taken)
        {
            _errors.Add(new FieldError($"{path}.entity_id", use == EntityUse.Sensor ? "is read by a sensor already" : "is moved by a device already"));
        }

        _parts.Add(part);
        return part;
    }

    private SensorSpec Sensor(string path, EntityChoice choice, EntityState entity, EntityProposal? proposal)
    {
        var type = choice.SensorType ?? proposal?.SensorType ?? SensorType.Other;
        var unit = EntityProposals.UnitOf(entity, type);
        if (!ReadingValue.Fits(entity, unit))
        {
            _errors.Add(new FieldError($"{path}.sensor_type", $"is measured in {unit}, which this entity's {entity.Unit} cannot become"));
        }

        var spec = new SensorSpec { Name = choice.Name ?? entity.Name, Type = type, Unit = unit, EntityId = entity.EntityId, ShelfId = choice.ShelfId };
        Note(path, spec.Errors());
        return spec;
    }

    private DeviceSpec Device(string path, EntityChoice choice, EntityState entity, EntityProposal? proposal)
    {
        if (!DeviceProposals.Commands(entity.Domain))
        {
            _errors.Add(new FieldError($"{path}.use", $"must be sensor: entities of {entity.Domain} cannot be commanded"));
        }

        var type = choice.DeviceType ?? proposal?.DeviceType ?? DeviceType.Other;
        var spec = new DeviceSpec { Name = choice.Name ?? entity.Name, Type = type, EntityId = entity.EntityId, ShelfId = choice.ShelfId };
        Note(path, spec.Errors());
        return spec;
    }

    private void Note(string path, IEnumerable<FieldError> errors) => _errors.AddRange(errors.Select(error => new FieldError($"{path}.{error.Field}", error.Message)));
}

/// <summary>A sensor or a device that is to be made: exactly one of the two.</summary>
internal sealed record PlannedPart(Guid Id, SensorSpec? Sensor, DeviceSpec? Device)
{
    public EntityUse Use => Sensor is null ? EntityUse.Device : EntityUse.Sensor;
}
