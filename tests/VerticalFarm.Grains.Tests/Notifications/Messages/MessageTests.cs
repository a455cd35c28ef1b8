using System.Text.Json;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Grains.Notifications;
using VerticalFarm.Grains.Notifications.Messages;

namespace VerticalFarm.Grains.Tests.Notifications.Messages;

public sealed class MessageTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void One_says_what_it_says_under_the_name_of_its_farm()
    {
        var message = Message(Item("Critical: 31 °C"));
        Assert.Equal("[Hall] Critical: 31 °C", MessageWords.Subject(message));
        Assert.Equal("a line\nanother", MessageWords.Text(message));
    }

    [Fact]
    public void Nothing_that_is_said_becomes_part_of_the_page()
    {
        var html = MessageWords.Html(Message(Item("<script>alert(1)</script>")) with { FarmName = "<b>Hall</b>" });
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.Contains("<p>another</p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_its_own_is_shown_as_it_is() => Assert.Equal("<p>mine</p>", MessageWords.Html(Message(Item("Report") with { Html = "<p>mine</p>" })));

    [Fact]
    public void Several_are_told_together()
    {
        var message = Message(Item("First"), Item("Second"));
        Assert.Equal("[Hall] 2 notifications, the first: First", MessageWords.Subject(message));
        Assert.Equal("First\na line\nanother\n\nSecond\na line\nanother", MessageWords.Text(message));
        var body = JsonDocument.Parse(WebhookBody.Of(message)).RootElement;
        Assert.Equal(("digest", "Second"), (body.GetProperty("event").GetString(), body.GetProperty("items")[1].GetProperty("title").GetString()));
    }

    [Fact]
    public void A_webhook_carries_what_programs_need()
    {
        var message = Message(Item("Warm"));
        var body = JsonDocument.Parse(WebhookBody.Of(message)).RootElement;
        Assert.Equal($"{message.Id}", body.GetProperty("id").GetString());
        Assert.Equal(
            ["id", "event", "farm_id", "farm_name", "severity", "title", "text", "at", "data"], body.EnumerateObject().Select(field => field.Name));
        Assert.Equal(("alert_opened", "critical", "2026-11-23T08:00:00.000Z", 7),
            (body.GetProperty("event").GetString(), body.GetProperty("severity").GetString(), body.GetProperty("at").GetString(), body.GetProperty("data").GetProperty("a").GetInt32()));
    }

    private static OutgoingMessage Message(params Announcement[] items) => new() { Id = Guid.NewGuid(), FarmId = Guid.NewGuid(), FarmName = "Hall", Items = [.. items], At = At };

    private static Announcement Item(string title) => new()
    {
        Id = Guid.NewGuid(),
        FarmId = Guid.NewGuid(),
        Kind = AnnouncementKind.AlertOpened,
        Severity = AlertSeverity.Critical,
        Title = title,
        Text = "a line\nanother",
        Data = JsonSerializer.SerializeToElement(new { a = 7 }),
        At = At,
    };
}
