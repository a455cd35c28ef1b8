using System.Buffers;
using System.Collections.Concurrent;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace VerticalFarm.Testing;

/// <summary>A mail server on the loopback interface that keeps what it is given.</summary>
public sealed class MailHost : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Store _store;
    private readonly Task _serving;

    private MailHost(SmtpReplyCode answer, bool asksWho)
    {
        Port = FreePort.Next();
        _store = new Store(answer);
        var options = new SmtpServerOptionsBuilder()
            .ServerName("mail.test")
            .Endpoint(endpoint => endpoint.Endpoint(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, Port)).AllowUnsecureAuthentication().AuthenticationRequired(asksWho))
            .Build();
        var services = new ServiceProvider();
        services.Add((IMessageStore)_store);
        services.Add((IMailboxFilter)_store);
        services.Add(new DelegatingUserAuthenticator((user, password) => (user, password) == ("farm", "right")));
        _serving = new SmtpServer.SmtpServer(options, services).StartAsync(_stop.Token);
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>What it was given, in order.</summary>
    public IReadOnlyCollection<MimeMessage> Mails => _store.Mails;

    /// <summary>Starts one that answers so to every recipient.</summary>
    public static MailHost Start(SmtpReplyCode answer = SmtpReplyCode.Ok, bool asksWho = false) => new(answer, asksWho);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _stop.Dispose();
    }

    private sealed class Store(SmtpReplyCode answer) : MessageStore, IMailboxFilter
    {
        public ConcurrentQueue<MimeMessage> Mails { get; } = new();

        public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            using var stream = new MemoryStream(buffer.ToArray());
            Mails.Enqueue(await MimeMessage.LoadAsync(stream, cancellationToken));
            return SmtpResponse.Ok;
        }

        public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox @from, int size, CancellationToken cancellationToken) => Task.FromResult(true);

        public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox @from, CancellationToken cancellationToken) =>
            answer == SmtpReplyCode.Ok ? Task.FromResult(true) : throw new SmtpResponseException(new SmtpResponse(answer, "not you"));
    }
}
