using System.Collections.Immutable;

namespace VerticalFarm.Contracts.Devices;

/// <summary>
/// Who may be on, of a farm's devices that must never be on together. Before such a device turns on it takes its turn here, and it gives it
/// back once it was seen off; of two that ask at the same instant one gets it. It asks nobody, so whoever asks it cannot wait in a circle.
/// Key: the farm's id.
/// </summary>
[Alias("VerticalFarm.IExclusionGrain")]
public interface IExclusionGrain : IGrainWithGuidKey
{
    /// <summary>
    /// Takes the turn of a device, unless one of its rivals has its own. Committed on return; asked again, it is still had. Answers the rival
    /// that stands in the way; null when the turn is taken.
    /// </summary>
    Task<Guid?> Take(Guid deviceId, ImmutableArray<Guid> rivals);

    /// <summary>Which of these has its turn; null when none. Changes nothing.</summary>
    Task<Guid?> Holder(ImmutableArray<Guid> deviceIds);

    /// <summary>Gives a turn back; harmless when there is none.</summary>
    Task Release(Guid deviceId);

    /// <summary>Forgets all turns, because the farm is ending.</summary>
    Task Remove();
}
