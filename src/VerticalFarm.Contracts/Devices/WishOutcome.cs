namespace VerticalFarm.Contracts.Devices;

/// <summary>What a device made of a rule's wish.</summary>
/// <param name="Disposition">In a word.</param>
/// <param name="CommandId">The command that came of it, if one did.</param>
/// <param name="Message">Why nothing came of it, in words.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.WishOutcome")]
public sealed record WishOutcome([property: Id(0)] WishDisposition Disposition, [property: Id(1)] Guid? CommandId, [property: Id(2)] string? Message);

/// <summary>What a device made of a rule's wish, in a word.</summary>
public enum WishDisposition
{
    /// <summary>A command is under way.</summary>
    Commanded,

    /// <summary>The device is that way already.</summary>
    AlreadySo,

    /// <summary>The device's safety envelope or mode forbids it.</summary>
    Blocked,

    /// <summary>Somebody wanted something else later.</summary>
    Outdated,

    /// <summary>There is no such device, or it cannot do that.</summary>
    Refused,

    /// <summary>Another rule has it, of higher priority or older. The wish is kept and followed when that rule lets go.</summary>
    Outranked,

    /// <summary>Nothing was wanted of a device: people were told.</summary>
    Notified,

    /// <summary>The rule was in shadow: this is what it would have done, and it was not carried out.</summary>
    Shadow,
}
