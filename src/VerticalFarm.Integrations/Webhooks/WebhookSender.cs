using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using VerticalFarm.Integrations.Addresses;
using VerticalFarm.Integrations.Sending;

namespace VerticalFarm.Integrations.Webhooks;

/// <summary>
/// Sends signed messages to addresses that users typed. Each try makes a connection of its own, to an address that was checked just then; no redirect is followed, and of
/// the answer nothing is read but its head. Safe to use from several threads.
/// </summary>
public sealed class WebhookSender : IDisposable
{
    private const int MaxHeadKilobytes = 16;
    private static readonly ProductInfoHeaderValue Product = new("VerticalFarm", "0.1");

    private readonly WebhookOptions _options;
    private readonly TimeProvider _time;
    private readonly CheckedConnector _connector;
    private readonly HttpClient _http;

    /// <summary>A sender that asks the system for addresses.</summary>
    public WebhookSender(WebhookOptions options)
        : this(options, address => OutboundAddresses.AllowsWebhook(address, options.AllowPrivateAddresses), Dns.GetHostAddressesAsync, TimeProvider.System)
    {
    }

    /// <summary>A sender with a way of its own to find addresses, and to judge them.</summary>
    public WebhookSender(WebhookOptions options, Func<IPAddress, bool> allows, HostLookup lookup, TimeProvider time)
    {
        _options = options;
        _time = time;
        _connector = new CheckedConnector(allows, lookup);
        _http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = _connector.ConnectAsync,
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = MaxHeadKilobytes,
            MaxResponseDrainSize = 0,
            PooledConnectionLifetime = TimeSpan.Zero,
        })
        { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Why nothing may be sent there; null when it may, and also when the name cannot be looked up now: every try looks again.</summary>
    public async Task<string?> RefusalAsync(Uri url, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(url);
        using var patience = Patience(cancellationToken);
        try
        {
            await _connector.LookUpAsync(url.IdnHost, patience.Token);
            return null;
        }
        catch (AddressRefusedException refused)
        {
            return refused.Message;
        }
        catch (ArgumentException)
        {
            return "This is no name that can be looked up";
        }
        catch (Exception fault) when (fault is SocketException || IsTimeout(fault, cancellationToken))
        {
            return null;
        }
    }

    /// <summary>Tries once. Never throws for what the receiver or the network does.</summary>
    public async Task<SendResult> SendAsync(WebhookMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var patience = Patience(cancellationToken);
        using var request = Request(message);
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return WebhookAnswers.Judge(answer.StatusCode, answer.Headers.RetryAfter, message.At);
        }
        catch (HttpRequestException fault)
        {
            return SendResult.Failed(WebhookAnswers.Words(fault));
        }
        catch (Exception fault) when (IsTimeout(fault, cancellationToken))
        {
            return SendResult.Failed(string.Create(null, $"No answer within {_options.Timeout.TotalSeconds:0} seconds"));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Request(WebhookMessage message)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, message.Url) { Content = new ReadOnlyMemoryContent(message.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.UserAgent.Add(Product);
        request.Headers.ConnectionClose = true;
        request.Headers.Add(WebhookSignature.DeliveryHeader, message.DeliveryId.ToString());
        request.Headers.Add(WebhookSignature.EventHeader, message.Event);
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(message.Secret, message.At, message.Body.Span));
        return request;
    }

    private PatientToken Patience(CancellationToken given) => new(_options.Timeout, _time, given);

    private static bool IsTimeout(Exception fault, CancellationToken given) => fault is OperationCanceledException && !given.IsCancellationRequested;
}
