namespace VerticalFarm.HomeAssistant;

/// <summary>How a command is carried out: by a service call, or not at all.</summary>
public sealed record EntityCommandPlan
{
    private readonly Func<EntityReport, bool> _reached;

    private EntityCommandPlan(ServiceCall? call, string? refusal, Func<EntityReport, bool> reached) => (Call, Refusal, _reached) = (call, refusal, reached);

    /// <summary>The call to make; null when refused.</summary>
    public ServiceCall? Call { get; }

    /// <summary>What is lacking, in English; null when there is a call.</summary>
    public string? Refusal { get; }

    /// <summary>Whether the entity is seen to be as commanded, give or take its own resolution. A refused command never is.</summary>
    public bool Expected(EntityState state) => state.EntityId == Call?.EntityId && EntityReport.From(state) is { Available: true } report && _reached(report);

    internal static EntityCommandPlan Of(ServiceCall call, Func<EntityReport, bool> reached) => new(call, null, reached);

    internal static EntityCommandPlan Refused(string why) => new(null, why, static _ => false);
}
