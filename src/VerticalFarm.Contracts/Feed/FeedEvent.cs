using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Contracts.Feed;

/// <summary>
/// A piece of news from a farm: how a part of it is now. Of the farm itself it says only that there is news, because each member sees it
/// with another role: whoever hears of it asks the farm.
/// </summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.FeedEvent")]
public sealed record FeedEvent
{
    /// <summary>News of the farm itself.</summary>
    public static FeedEvent OfFarm { get; } = new() { Kind = FeedEventKind.Farm };

    /// <summary>What it is about.</summary>
    [Id(0)]
    public required FeedEventKind Kind { get; init; }

    /// <summary>The sensor, when the news is a <see cref="FeedEventKind.Reading"/>.</summary>
    [Id(1)]
    public SensorView? Sensor { get; init; }

    /// <summary>The device, when the news is of a <see cref="FeedEventKind.Device"/>.</summary>
    [Id(2)]
    public DeviceView? Device { get; init; }

    /// <summary>The rule, when the news is of a <see cref="FeedEventKind.Rule"/>.</summary>
    [Id(3)]
    public RuleView? Rule { get; init; }

    /// <summary>The alert, when the news is of an <see cref="FeedEventKind.Alert"/>.</summary>
    [Id(4)]
    public AlertView? Alert { get; init; }

    /// <summary>The activation that told it; each counts its news for itself. Empty: it does not count.</summary>
    [Id(5)]
    public Guid Origin { get; init; }

    /// <summary>Rises with every piece of news of its origin. News is sent, not awaited, and can be overtaken by newer: then it is to be passed over.</summary>
    [Id(6)]
    public long Number { get; init; }

    /// <summary>What it is about: the id of a sensor, device, rule or alert; null when it is the farm itself.</summary>
    public Guid? PartId => Sensor?.Id ?? Device?.Id ?? Rule?.Id ?? Alert?.Id;

    /// <summary>News of a sensor.</summary>
    public static FeedEvent Of(SensorView sensor) => new() { Kind = FeedEventKind.Reading, Sensor = sensor };

    /// <summary>News of a device.</summary>
    public static FeedEvent Of(DeviceView device) => new() { Kind = FeedEventKind.Device, Device = device };

    /// <summary>News of a rule.</summary>
    public static FeedEvent Of(RuleView rule) => new() { Kind = FeedEventKind.Rule, Rule = rule };

    /// <summary>News of an alert.</summary>
    public static FeedEvent Of(AlertView alert) => new() { Kind = FeedEventKind.Alert, Alert = alert };
}
