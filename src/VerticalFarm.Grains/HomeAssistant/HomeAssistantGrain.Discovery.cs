using VerticalFarm.Contracts;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Audit;
using VerticalFarm.HomeAssistant;

namespace VerticalFarm.Grains.HomeAssistant;

/// <summary>What Home Assistant offers, and making sensors and devices of it.</summary>
internal sealed partial class HomeAssistantGrain
{
    public async Task<Result<Page<HomeAssistantEntity>>> ListEntities(PageRequest page)
    {
        if (!(await StatesAsync()).TryGet(out var states, out var failure))
        {
            return failure;
        }

        var links = await Farm().Facts() is { } facts ? EntityLinks.Of(facts) : EntityLinks.None;
        var linked = links.Uses().ToLookup(use => use.EntityId);
        var found = states
            .Where(entity => page.Search is not { } search || entity.Mentions(search))
            .OrderBy(entity => entity.EntityId, StringComparer.Ordinal).ToArray();
        return new Page<HomeAssistantEntity>
        {
            Items = [.. found.Skip(page.Skip).Take(page.Limit).Select(entity => new HomeAssistantEntity
            {
                EntityId = entity.EntityId,
                Name = entity.Name,
                State = entity.State,
                Unit = entity.Unit,
                DeviceClass = entity.DeviceClass,
                Proposal = EntityProposals.Of(entity),
                LinkedTo = linked[entity.EntityId].Select(use => new EntityLink(use.Use, use.Id, use.Name)).FirstOrDefault(),
            })],
            Total = found.Length,
            Skip = page.Skip,
            Limit = page.Limit,
        };
    }

    public async Task<Result<EntityImportReport>> Import(EntityImport import, Guid? id)
    {
        if (import.Entities.Count is 0 or > EntityImport.MaxEntities)
        {
            return Failure.Validation([new FieldError("entities", $"must be a list of 1 to {EntityImport.MaxEntities}")]);
        }

        if (!(await StatesAsync()).TryGet(out var states, out var failure))
        {
            return failure;
        }

        if (await Farm().Facts() is not { } facts)
        {
            return Failure.NotFound("farm");
        }

        var request = id ?? Guid.NewGuid();
        var plan = ImportPlan.Of(import, states.DistinctBy(state => state.EntityId).ToDictionary(state => state.EntityId), facts, index => PartId(request, index));
        if (plan.Errors.Count > 0)
        {
            return Failure.BusinessRule("Not all of these entities can be imported, so none was", [.. plan.Errors]);
        }

        await audit.RecordAsync(Id, AuditActions.Imported, AuditSubjects.HomeAssistant, Id, after: import);
        var made = new List<ImportedEntity>(plan.Parts.Count);
        foreach (var part in plan.Parts)
        {
            if (!(await MakeAsync(part)).TryGet(out var imported, out failure))
            {
                return failure; // The farm changed since it was looked at; asked again, what was made is found again.
            }

            made.Add(imported);
        }

        return new EntityImportReport(made);
    }

    private async Task<Result<ImportedEntity>> MakeAsync(PlannedPart part)
    {
        if (part.Sensor is { } sensor)
        {
            return (await Farm().AddSensor(sensor, part.Id)).TryGet(out var view, out var failure)
                ? new ImportedEntity(sensor.EntityId!, EntityUse.Sensor, view.Id, view.Name)
                : failure;
        }

        return (await Farm().AddDevice(part.Device!, part.Id)).TryGet(out var device, out var why)
            ? new ImportedEntity(device.EntityId, EntityUse.Device, device.Id, device.Name)
            : why;
    }

    private async Task<Result<IReadOnlyList<EntityState>>> StatesAsync()
    {
        if (configured.State.Url is null)
        {
            return Failure.NotFound("Home Assistant: none is configured");
        }

        if (_session is not { } session)
        {
            return Failure.Upstream($"Home Assistant is not connected: {_error}");
        }

        try
        {
            return new Result<IReadOnlyList<EntityState>> { Value = await session.GetStatesAsync(CancellationToken.None) };
        }
        catch (HomeAssistantCallException)
        {
            return Failure.Upstream("Home Assistant does not tell what it has");
        }
    }

    // One id for each choice of a request, the same whenever it comes: its place is added to the request's own.
    private static Guid PartId(Guid request, int index)
    {
        var bytes = request.ToByteArray();
        bytes[14] ^= (byte)(index >> 8);
        bytes[15] ^= (byte)index;
        return new Guid(bytes);
    }
}
