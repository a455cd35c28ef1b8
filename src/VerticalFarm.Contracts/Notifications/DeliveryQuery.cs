using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Contracts.Notifications;

/// <summary>Which deliveries of a channel are wanted.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.DeliveryQuery")]
public sealed record DeliveryQuery
{
    /// <summary>Which slice; the search looks in the title.</summary>
    [Id(0)]
    public PageRequest Page { get; init; } = PageRequest.First;

    /// <summary>Only those in this state.</summary>
    [Id(1)]
    public DeliveryState? State { get; init; }
}
