using Microsoft.Extensions.Time.Testing;
using MimeKit;
using SmtpServer.Protocol;
using VerticalFarm.Integrations.Email;
using VerticalFarm.Integrations.Sending;
using VerticalFarm.Integrations.Tests.Peers;
using VerticalFarm.Testing;

namespace VerticalFarm.Integrations.Tests.Email;

public sealed class EmailSenderTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_arrives_as_text_and_as_a_page()
    {
        await using var host = MailHost.Start();
        var message = Message() with { Subject = "[Hall] Critical: 31 °C\r\nBcc: eve@example.org" };

        Assert.Equal(SendResult.Delivered, await Sender(host.Port).SendAsync(message, Cancelled));

        var mail = Assert.Single(host.Mails);
        Assert.Equal("[Hall] Critical: 31 °C  Bcc: eve@example.org", mail.Subject);
        Assert.Equal(("farm@example.org", "ada@example.org"), (mail.From.Mailboxes.Single().Address, mail.To.Mailboxes.Single().Address));
        Assert.Empty(mail.Bcc);
        Assert.Equal(("Too warm", "<p>Too warm</p>"), (mail.TextBody?.Trim(), mail.HtmlBody?.Trim()));
        Assert.Equal($"{message.DeliveryId:N}@example.org", mail.MessageId);
        Assert.Equal(message.At, mail.Date);
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
    }

    [Theory]
    [InlineData("right", SendOutcome.Delivered, null)]
    [InlineData("wrong", SendOutcome.Failed, "The mail server does not take the user and password that are configured")]
    public async Task Who_has_to_sign_in_does(string password, SendOutcome outcome, string? error)
    {
        await using var host = MailHost.Start(asksWho: true);
        var result = await Sender(host.Port, options => (options.User, options.Password) = ("farm", password)).SendAsync(Message(), Cancelled);
        Assert.Equal(new SendResult(outcome, error), result);
    }

    [Theory]
    [InlineData(SmtpReplyCode.MailboxUnavailable, SendOutcome.Refused, "The mail server said 550: not you")]
    [InlineData(SmtpReplyCode.SizeLimitExceeded, SendOutcome.Failed, "The mail server said 552: not you")]
    [InlineData(SmtpReplyCode.ServiceUnavailable, SendOutcome.Failed, "The mail server said 421: not you")]
    public async Task A_recipient_whom_nobody_knows_is_refused_for_good_and_all_else_is_tried_again(SmtpReplyCode answer, SendOutcome outcome, string error)
    {
        await using var host = MailHost.Start(answer);
        var result = await Sender(host.Port).SendAsync(Message(), Cancelled);
        Assert.Equal(outcome, result.Outcome);
        Assert.StartsWith(error, result.Error, StringComparison.Ordinal);
        Assert.Empty(host.Mails);
    }

    [Fact]
    public async Task A_server_that_is_down_is_told_of() =>
        Assert.Equal(SendResult.Failed("No connection to the mail server: ConnectionRefused"), await Sender(FreePort.Next()).SendAsync(Message(), Cancelled));

    [Fact]
    public async Task A_server_without_TLS_is_given_nothing_where_TLS_is_asked_for()
    {
        await using var host = MailHost.Start();
        var result = await Sender(host.Port, options => options.Security = SmtpSecurity.StartTls).SendAsync(Message(), Cancelled);
        Assert.Equal(SendOutcome.Failed, result.Outcome);
        Assert.Empty(host.Mails);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up()
    {
        var clock = new FakeTimeProvider();
        await using var peer = Speaker.Silent();
        var sending = Sender(peer.Port, clock: clock).SendAsync(Message(), Cancelled);
        await peer.Reached;

        clock.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(SendResult.Failed("The mail server took longer than 20 seconds"), await sending);
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n")]
    [InlineData("")]
    public async Task What_is_no_mail_server_is_told_so(string says)
    {
        await using var peer = Speaker.Saying(says);
        var result = await Sender(peer.Port).SendAsync(Message(), Cancelled);
        Assert.Equal(SendOutcome.Failed, result.Outcome);
        Assert.StartsWith("The mail server does not do as it should", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_ends_its_line_is_given_up()
    {
        var clock = new FakeTimeProvider();
        await using var peer = Speaker.Endless("220-mail", "all work and no play ");
        var sending = Sender(peer.Port, clock: clock).SendAsync(Message(), Cancelled);
        await peer.Reached;
        await Eventually.BecomesTrueAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(20));
                return sending.IsCompleted;
            },
            TimeSpan.FromSeconds(30),
            "it is given up",
            Cancelled);

        Assert.Equal(SendOutcome.Failed, (await sending).Outcome);
    }

    [Fact]
    public async Task Without_a_server_there_is_no_mail() =>
        Assert.Equal(SendResult.Failed("E-mail is not configured"), await new EmailSender(new SmtpOptions(), TimeProvider.System).SendAsync(Message(), Cancelled));

    private static EmailSender Sender(int port, Action<SmtpOptions>? change = null, TimeProvider? clock = null)
    {
        var options = new SmtpOptions { Host = "127.0.0.1", Port = port, From = "farm@example.org", Security = SmtpSecurity.None };
        change?.Invoke(options);
        return new EmailSender(options, clock ?? TimeProvider.System);
    }

    private static EmailMessage Message() => new()
    {
        To = "ada@example.org",
        Subject = "Too warm",
        Text = "Too warm",
        Html = "<p>Too warm</p>",
        DeliveryId = Guid.NewGuid(),
        At = new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero),
    };
}
