namespace VerticalFarm.Contracts.Calls;

/// <summary>References to grains, made without looking up by reflection, each time anew, what never changes.</summary>
public static class GrainReferences
{
    /// <summary>
    /// The grain with this key; the same reference as <see cref="IGrainFactory.GetGrain{TGrainInterface}(Guid, string)"/> gives, for a
    /// fraction of the work. For paths that are walked with every request.
    /// </summary>
    /// <typeparam name="T">The grain's interface; exactly one class implements it.</typeparam>
    /// <param name="grains">Makes the references.</param>
    /// <param name="key">The grain's key.</param>
    public static T Grain<T>(this IGrainFactory grains, Guid key)
        where T : class, IGrainWithGuidKey
    {
        ArgumentNullException.ThrowIfNull(grains);
        if (Known<T>.Kind is { } kind)
        {
            return (T)grains.GetGrain(GrainId.Create(kind.Grain, GrainIdKeyExtensions.CreateGuidKey(key)), kind.Interface);
        }

        var reference = grains.GetGrain<T>(key);
        if (reference is GrainReference { GrainId.Type: var grain, InterfaceType: var face })
        {
            Known<T>.Kind = new Kind(grain, face);
        }

        return reference;
    }

    private sealed record Kind(GrainType Grain, GrainInterfaceType Interface);

    // The names stand in attributes of the code, so they are the same in every cluster that a process may talk to.
    private static class Known<T>
    {
        public static Kind? Kind { get; set; }
    }
}
