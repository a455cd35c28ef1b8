namespace VerticalFarm.HomeAssistant;

/// <summary>How a command is carried out: by a service call, or not at all.</summary>
public sealed record EntityCommandPlan
{
    private readonly Func<EntityReport, bool> _reached;

    private EntityCommandPlan(ServiceCall? call, string? refusal, string? field, Func<EntityReport, bool> reached) =>
        (Call, Refusal, Field, _reached) = (call, refusal, field, reached);

    /// <summary>The call to make; null when refused.</summary>
    public ServiceCall? Call { get; }

    /// <summary>What is lacking, in English; null when there is a call.</summary>
    public string? Refusal { get; }

    /// <summary>
    /// What of the command the entity cannot do: <c>command</c>, or the number in question (<c>level</c>, <c>temperature</c>, ...). Null when there
    /// is a call, and when the entity is not there at the moment: that may pass.
    /// </summary>
    public string? Field { get; }

    /// <summary>Whether the entity is seen to be as commanded, give or take its own resolution. A refused command never is.</summary>
    public bool Expected(EntityState state) => state.EntityId == Call?.EntityId && EntityReport.From(state) is { Available: true } report && _reached(report);

    internal static EntityCommandPlan Of(ServiceCall call, Func<EntityReport, bool> reached) => new(call, null, null, reached);

    internal static EntityCommandPlan Refused(string why, string? field = null) => new(null, why, field, static _ => false);
}
