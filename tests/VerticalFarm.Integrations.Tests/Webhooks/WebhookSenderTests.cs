using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using VerticalFarm.Integrations.Addresses;
using VerticalFarm.Integrations.Sending;
using VerticalFarm.Integrations.Webhooks;
using VerticalFarm.Testing;

namespace VerticalFarm.Integrations.Tests.Webhooks;

public sealed class WebhookSenderTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1795420800);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_arrives_signed_and_named()
    {
        await using var receiver = HttpReceiver.Saying(Ok);
        using var sender = Sender();
        var message = Message(receiver.Port);

        Assert.Equal(SendResult.Delivered, await sender.SendAsync(message, Cancelled));

        var received = Assert.Single(receiver.All);
        Assert.Equal("POST /hook?a=1 HTTP/1.1", received.Line);
        Assert.Equal(message.Body.ToArray(), received.Body);
        Assert.Equal("application/json; charset=utf-8", received.Headers["Content-Type"]);
        Assert.Equal($"{message.DeliveryId}", received.Headers["X-VerticalFarm-Delivery"]);
        Assert.Equal("alert_opened", received.Headers["X-VerticalFarm-Event"]);
        Assert.Equal(WebhookSignature.Of("vfw_secret", At, received.Body), received.Headers["X-VerticalFarm-Signature"]);
        Assert.Equal("hooks.test:" + receiver.Port, received.Headers["Host"]);
    }

    [Fact]
    public async Task Each_try_makes_a_connection_of_its_own_so_that_its_address_is_checked_again()
    {
        await using var receiver = HttpReceiver.Saying(Ok);
        var lookups = 0;
        using var sender = Sender(lookup: (_, _) =>
        {
            lookups++;
            return Loopback();
        });

        await sender.SendAsync(Message(receiver.Port), Cancelled);
        await sender.SendAsync(Message(receiver.Port), Cancelled);

        Assert.Equal((2, 2), (lookups, receiver.All.Count));
    }

    [Theory]
    [InlineData("500 Oops", SendOutcome.Failed, "Answered 500")]
    [InlineData("404 Not Found", SendOutcome.Failed, "Answered 404")]
    [InlineData("410 Gone", SendOutcome.Refused, "Answered 410: the receiver is gone for good")]
    public async Task What_is_no_success_is_told(string status, SendOutcome outcome, string error)
    {
        await using var receiver = HttpReceiver.Saying($"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n");
        using var sender = Sender();

        Assert.Equal(new SendResult(outcome, error), await sender.SendAsync(Message(receiver.Port), Cancelled));
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("Mon, 23 Nov 2026 08:02:00 GMT", 120)]
    [InlineData("-1", null)]
    public async Task Who_asks_for_time_is_heard(string retryAfter, int? seconds)
    {
        await using var receiver = HttpReceiver.Saying($"HTTP/1.1 429 Slow\r\nRetry-After: {retryAfter}\r\nContent-Length: 0\r\n\r\n");
        using var sender = Sender();

        var message = Message(receiver.Port) with { At = new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero) };
        Assert.Equal(seconds, (await sender.SendAsync(message, Cancelled)).RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var inner = HttpReceiver.Saying(Ok);
        await using var receiver = HttpReceiver.Saying($"HTTP/1.1 307 Go\r\nLocation: http://127.0.0.1:{inner.Port}/admin\r\nContent-Length: 0\r\n\r\n");
        using var sender = Sender();

        Assert.Equal(SendResult.Failed("Answered with a redirect (307), which is not followed"), await sender.SendAsync(Message(receiver.Port), Cancelled));
        Assert.Empty(inner.All);
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off()
    {
        await using var receiver = HttpReceiver.Endless("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", "all work and no play ");
        using var sender = Sender();

        Assert.Equal(SendResult.Delivered, await sender.SendAsync(Message(receiver.Port), Cancelled));
        await receiver.Cut;
    }

    [Fact]
    public async Task A_head_without_end_is_cut_off()
    {
        await using var receiver = HttpReceiver.Endless("HTTP/1.1 200 OK\r\n", "X-More: and more\r\n");
        using var sender = Sender();

        Assert.Equal(SendResult.Failed("The head of its answer is longer than is read"), await sender.SendAsync(Message(receiver.Port), Cancelled));
        await receiver.Cut;
    }

    [Fact]
    public async Task Who_says_nothing_is_given_up()
    {
        var clock = new FakeTimeProvider();
        await using var receiver = HttpReceiver.Silent();
        using var sender = Sender(clock: clock);
        var sending = sender.SendAsync(Message(receiver.Port), Cancelled);
        await receiver.Reached;

        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.False(sending.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(SendResult.Failed("No answer within 10 seconds"), await sending);
    }

    [Fact]
    public async Task A_lookup_that_hangs_is_given_up()
    {
        var clock = new FakeTimeProvider();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var sender = Sender(clock: clock, lookup: async (_, ct) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
            return [];
        });
        var sending = sender.SendAsync(Message(9), Cancelled);
        await asked.Task;

        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(SendResult.Failed("No answer within 10 seconds"), await sending);
    }

    [Fact]
    public async Task Who_is_down_is_told_so()
    {
        using var sender = Sender();
        Assert.Equal(SendResult.Failed("No connection: ConnectionRefused"), await sender.SendAsync(Message(FreePort.Next()), Cancelled));
    }

    [Fact]
    public async Task A_name_that_nobody_knows_is_told_so()
    {
        using var sender = Sender(lookup: (_, _) => throw new SocketException((int)SocketError.HostNotFound));
        Assert.Equal("Its name cannot be looked up", (await sender.SendAsync(Message(9), Cancelled)).Error);
        Assert.Null(await sender.RefusalAsync(new Uri("http://hooks.test/"), Cancelled));
    }

    [Fact]
    public async Task What_is_no_HTTP_is_told_so()
    {
        await using var receiver = HttpReceiver.Saying("220 mail.example.org ESMTP\r\n");
        using var sender = Sender();
        Assert.Equal(SendResult.Failed("Its answer is not HTTP"), await sender.SendAsync(Message(receiver.Port), Cancelled));
    }

    [Fact]
    public async Task Who_hangs_up_is_told_so()
    {
        await using var receiver = HttpReceiver.Saying("");
        using var sender = Sender();
        Assert.Equal(SendResult.Failed("It ended the connection without an answer"), await sender.SendAsync(Message(receiver.Port), Cancelled));
    }

    [Fact]
    public async Task A_name_that_leads_elsewhere_by_the_time_of_sending_gains_nothing()
    {
        await using var inner = HttpReceiver.Saying(Ok);
        var lookups = 0;
        using var sender = Sender(
            lookup: (_, _) => Task.FromResult(new[] { ++lookups == 1 ? IPAddress.Parse("8.8.8.8") : IPAddress.Loopback }),
            allows: address => OutboundAddresses.AllowsWebhook(address, allowPrivate: true));

        Assert.Null(await sender.RefusalAsync(new Uri("http://hooks.test/"), Cancelled));
        Assert.Equal(SendResult.Failed("hooks.test is at 127.0.0.1, and nothing is sent to such an address"), await sender.SendAsync(Message(inner.Port), Cancelled));
        Assert.Empty(inner.All);
    }

    [Fact]
    public async Task One_bad_address_of_many_is_enough_to_refuse_a_name()
    {
        using var sender = Sender(
            lookup: (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("8.8.8.8"), IPAddress.Parse("::ffff:169.254.169.254")]),
            allows: address => OutboundAddresses.AllowsWebhook(address, allowPrivate: true));

        Assert.Equal("hooks.test is at ::ffff:169.254.169.254, and nothing is sent to such an address", await sender.RefusalAsync(new Uri("http://hooks.test/"), Cancelled));
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/nothing")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://[::]/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://localhost/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    public async Task An_address_is_refused_however_it_is_written(string url)
    {
        using var sender = new WebhookSender(new WebhookOptions { AllowPrivateAddresses = true });

        Assert.NotNull(await sender.RefusalAsync(new Uri(url), Cancelled));
        var result = await sender.SendAsync(Message(9) with { Url = new Uri(url) }, Cancelled);
        Assert.Equal(SendOutcome.Failed, result.Outcome);
        Assert.EndsWith("and nothing is sent to such an address", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_does_not_say_its_secret() => Assert.DoesNotContain("vfw_secret", Message(9).ToString(), StringComparison.Ordinal);

    private static WebhookSender Sender(FakeTimeProvider? clock = null, HostLookup? lookup = null, Func<IPAddress, bool>? allows = null) =>
        new(new WebhookOptions { Timeout = clock is null ? TimeSpan.FromSeconds(30) : TimeSpan.FromSeconds(10) }, allows ?? (_ => true), lookup ?? ((_, _) => Loopback()), (TimeProvider?)clock ?? TimeProvider.System);

    private static Task<IPAddress[]> Loopback() => Task.FromResult<IPAddress[]>([IPAddress.Loopback]);

    private static WebhookMessage Message(int port) => new()
    {
        Url = new Uri($"http://hooks.test:{port}/hook?a=1"),
        DeliveryId = Guid.NewGuid(),
        Event = "alert_opened",
        Body = Encoding.UTF8.GetBytes("""{"title":"Zu warm: 31 °C"}"""),
        Secret = "vfw_secret",
        At = At,
    };
}
