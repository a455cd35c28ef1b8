using System.Net;
using System.Text;
using VerticalFarm.Contracts;

namespace VerticalFarm.Grains.Notifications.Messages;

/// <summary>What a message says to people. Pure.</summary>
internal static class MessageWords
{
    /// <summary>One line.</summary>
    public static string Subject(OutgoingMessage message) => message.Items is [var only]
        ? $"[{message.FarmName}] {only.Title}"
        : $"[{message.FarmName}] {message.Items.Length} notifications, the first: {message.Items[0].Title}";

    /// <summary>Plain text.</summary>
    public static string Text(OutgoingMessage message) =>
        message.Items is [var only] ? only.Text : string.Join("\n\n", message.Items.Select(item => $"{item.Title}\n{item.Text}"));

    /// <summary>A self-contained page.</summary>
    public static string Html(OutgoingMessage message)
    {
        if (message.Items is [{ Html: { } page }])
        {
            return page;
        }

        var html = new StringBuilder("<!doctype html><html><head><meta charset=\"utf-8\"></head><body style=\"font-family: sans-serif; color: #222; max-width: 40em\">");
        html.Append("<p style=\"color: #666\">").Append(Encode(message.FarmName)).Append("</p>");
        foreach (var item in message.Items)
        {
            html.Append("<div style=\"border-left: 4px solid ").Append(Colour(item)).Append("; padding-left: 1em; margin-bottom: 1.5em\"><h2 style=\"font-size: 1.1em\">")
                .Append(Encode(item.Title)).Append("</h2>");
            foreach (var line in item.Text.Split('\n'))
            {
                html.Append("<p>").Append(Encode(line)).Append("</p>");
            }

            html.Append("</div>");
        }

        return html.Append("</body></html>").ToString();
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string Colour(Announcement item) => item.Kind == AnnouncementKind.AlertResolved ? "#2e7d32" : EnumNames.Of(item.Severity) switch
    {
        "critical" => "#c62828",
        "warning" => "#ef6c00",
        _ => "#1565c0",
    };
}
