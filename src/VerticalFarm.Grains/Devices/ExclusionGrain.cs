using System.Collections.Immutable;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Grains.Calls;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Devices;

/// <summary>Who of a farm's exclusive devices may be on: one grain a farm, so that of two that ask at once one is first.</summary>
internal sealed class ExclusionGrain([PersistentState("exclusion")] IPersistentState<ExclusionState> exclusion) : Grain, IExclusionGrain, IFarmPart
{
    public Guid? FarmId => this.GetPrimaryKey();

    public async Task<Guid?> Take(Guid deviceId, ImmutableArray<Guid> rivals)
    {
        if (await Holder(rivals) is { } rival)
        {
            return rival;
        }

        if (!exclusion.State.Turns.Contains(deviceId))
        {
            await exclusion.CommitAsync(new ExclusionState { Turns = exclusion.State.Turns.Add(deviceId) }, this);
        }

        return null;
    }

    public Task<Guid?> Holder(ImmutableArray<Guid> deviceIds) =>
        Task.FromResult(exclusion.State.Turns.Where(deviceIds.Contains).Select(id => (Guid?)id).FirstOrDefault());

    public Task Release(Guid deviceId) => exclusion.State.Turns.Contains(deviceId)
        ? exclusion.CommitAsync(new ExclusionState { Turns = exclusion.State.Turns.Remove(deviceId) }, this)
        : Task.CompletedTask;

    public async Task Remove()
    {
        if (exclusion.RecordExists)
        {
            await exclusion.ClearAsync(this);
        }
    }
}
