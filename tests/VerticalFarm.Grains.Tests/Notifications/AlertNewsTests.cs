using System.Collections.Immutable;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Grains.Alerts;
using VerticalFarm.Grains.Alerts.Lifecycle;
using VerticalFarm.Grains.Notifications;

namespace VerticalFarm.Grains.Tests.Notifications;

public sealed class AlertNewsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly Guid Farm = Guid.NewGuid();
    private static readonly AlertSource Source = AlertSource.Sensor(Guid.NewGuid());

    [Fact]
    public void What_opens_is_announced_with_all_that_there_is_to_say()
    {
        var change = Raise(null, AlertSeverity.Critical, Start);

        var news = Assert.Single(News(null, change));

        Assert.Equal((AnnouncementKind.AlertOpened, AlertSeverity.Critical, "Critical: too warm", true), (news.Kind, news.Severity, news.Title, news.IsUrgent));
        Assert.Equal((Farm, change.Opened!.Id, Start), (news.FarmId, news.AlertId!.Value, news.At));
        Assert.Equal("too warm\nOpened 2026-11-23 08:00 UTC.", news.Text);
        Assert.Equal($"{change.Opened.Id}", news.Data.GetProperty("alert").GetProperty("id").GetString());
    }

    [Fact]
    public void More_of_the_same_is_not_announced()
    {
        var alert = Raise(null, AlertSeverity.Warning, Start).Opened!;
        Assert.Empty(News(alert, Raise(alert, AlertSeverity.Warning, Start.AddMinutes(1))));
        Assert.Empty(News(alert, new AlertChange(AlertLifecycle.Acknowledge(alert, null, Start), null)));
    }

    [Fact]
    public void What_becomes_worse_is_announced_again_as_another_thing()
    {
        var change = Raise(null, AlertSeverity.Warning, Start);
        var worse = Assert.Single(News(change.Opened, Raise(change.Opened, AlertSeverity.Critical, Start.AddMinutes(1))));

        Assert.Equal((AnnouncementKind.AlertOpened, "Critical: too warm"), (worse.Kind, worse.Title));
        Assert.NotEqual(News(null, change).Single().Id, worse.Id);
    }

    [Fact]
    public void What_is_over_is_announced_once_whoever_says_so()
    {
        var alert = Raise(null, AlertSeverity.Warning, Start).Opened!;
        var resolved = AlertLifecycle.Resolve(alert, Guid.NewGuid(), Start.AddMinutes(1))!;

        var news = Assert.Single(News(alert, new AlertChange(resolved, null)));
        Assert.Equal((AnnouncementKind.AlertResolved, "Resolved: too warm"), (news.Kind, news.Title));
        Assert.Empty(News(resolved, new AlertChange(AlertLifecycle.Clear(resolved, Start.AddMinutes(2)), null)));
        Assert.Equal(news.Id, Assert.Single(News(alert, new AlertChange(AlertLifecycle.Clear(alert, Start.AddMinutes(1)), null))).Id);
    }

    [Fact]
    public void A_long_message_is_cut_for_the_title_and_never_through_a_character()
    {
        var change = AlertLifecycle.Raise(null, Signal(AlertSeverity.Info, Start) with { Message = string.Concat(Enumerable.Repeat("🌱", 200)) }, Start);
        var title = Assert.Single(News(null, change)).Title;
        Assert.InRange(title.Length, 198, 200);
        Assert.Equal(title, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(title)));
    }

    private static Announcement[] News(Alert? before, AlertChange change) => [.. AlertNews.Of(
        Farm,
        [change],
        before is null ? ImmutableDictionary<(Guid, AlertKind), Alert>.Empty : ImmutableDictionary<(Guid, AlertKind), Alert>.Empty.Add((Source.Id, before.Kind), before),
        Start)];

    private static AlertChange Raise(Alert? before, AlertSeverity severity, DateTimeOffset at) => AlertLifecycle.Raise(before, Signal(severity, at), at);

    private static AlertSignal Signal(AlertSeverity severity, DateTimeOffset at) =>
        new() { Source = Source, Kind = AlertKind.ThresholdHigh, Severity = severity, Message = "too warm", At = at };
}
