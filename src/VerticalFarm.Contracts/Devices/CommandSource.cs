namespace VerticalFarm.Contracts.Devices;

/// <summary>Who commanded.</summary>
/// <param name="Kind">A person, a rule, or the device itself.</param>
/// <param name="Id">The user or rule; null for the device itself.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.CommandSource")]
public sealed record CommandSource([property: Id(0)] CommandSourceKind Kind, [property: Id(1)] Guid? Id)
{
    /// <summary>The device itself: the end of a lease, a fail-safe, a reconciliation.</summary>
    public static CommandSource Device { get; } = new(CommandSourceKind.Device, null);
}

/// <summary>What kind of source a command has.</summary>
public enum CommandSourceKind
{
    /// <summary>A person over the API.</summary>
    User,

    /// <summary>A rule.</summary>
    Rule,

    /// <summary>The device itself.</summary>
    Device,
}
