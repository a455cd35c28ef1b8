namespace VerticalFarm.Contracts.Devices;

/// <summary>A command as the API shows it: what was asked, by whom, and how far it has come.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.CommandView")]
public sealed record CommandView
{
    /// <summary>The command's id.</summary>
    [Id(0)]
    public required Guid Id { get; init; }

    /// <summary>The device it is for.</summary>
    [Id(1)]
    public required Guid DeviceId { get; init; }

    /// <summary>What to do.</summary>
    [Id(2)]
    public required CommandKind Command { get; init; }

    /// <summary>How strong, how warm, how far.</summary>
    [Id(3)]
    public CommandData? Data { get; init; }

    /// <summary>Who commanded.</summary>
    [Id(4)]
    public required CommandSource Source { get; init; }

    /// <summary>How far it has come.</summary>
    [Id(5)]
    public required CommandStatus Status { get; init; }

    /// <summary>Why it ended as it did, in words; null when there is nothing to say.</summary>
    [Id(6)]
    public string? Message { get; init; }

    /// <summary>How many times it was sent.</summary>
    [Id(7)]
    public int Tries { get; init; }

    /// <summary>When it was asked for.</summary>
    [Id(8)]
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>When it was last sent.</summary>
    [Id(9)]
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When Home Assistant took it.</summary>
    [Id(10)]
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>When it ended.</summary>
    [Id(11)]
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether it has ended, well or not.</summary>
    public bool HasEnded => Status > CommandStatus.Accepted;
}
