using System.Net;
using Microsoft.Extensions.Options;
using Stripe;
using Stripe.Checkout;

namespace VerticalFarm.Integrations.Billing;

/// <summary>Opens and ends subscriptions at Stripe.</summary>
public sealed class StripeSubscriptions : IDisposable
{
    private const int MaxAnswerBytes = 1024 * 1024;
    private const int Retries = 1;
    private readonly BillingOptions _options;
    private readonly HttpClient _http;
    private readonly StripeClient? _stripe;

    /// <summary>Asks Stripe with the key of these options.</summary>
    public StripeSubscriptions(IOptions<BillingOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Value;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            Timeout = _options.Timeout,
            MaxResponseContentBufferSize = MaxAnswerBytes,
        };
        if (_options.SecretKey.Length > 0)
        {
            _stripe = new StripeClient(new StripeClientOptions
            {
                ApiKey = _options.SecretKey,
                ApiBase = _options.ApiBase.ToString().TrimEnd('/'),
                HttpClient = new SystemNetHttpClient(_http, Retries, appInfo: null, enableTelemetry: false),
            });
        }
    }

    /// <summary>Whether a key is there to ask with.</summary>
    public bool CanAsk => _stripe is not null;

    /// <summary>Opens a page on which to pay for the plan <c>pro</c>, and answers its address.</summary>
    /// <param name="accountId">For whom; what Stripe says of it later names this account.</param>
    /// <param name="email">Where Stripe writes to, if known.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="PaymentException">Stripe refused, or gave no answer.</exception>
    public Task<Uri> OpenCheckoutAsync(Guid accountId, string? email, CancellationToken ct) => AskAsync(async stripe =>
    {
        var marks = new Dictionary<string, string> { [StripeMarks.Account] = $"{accountId}", [StripeMarks.Plan] = StripeMarks.Pro };
        var session = await stripe.V1.Checkout.Sessions.CreateAsync(
            new SessionCreateOptions
            {
                Mode = "subscription",
                ClientReferenceId = $"{accountId}",
                CustomerEmail = email,
                LineItems = [new SessionLineItemOptions { Price = _options.ProPrice, Quantity = 1 }],
                Metadata = marks,
                SubscriptionData = new SessionSubscriptionDataOptions { Metadata = marks },
                SuccessUrl = Back("paid"),
                CancelUrl = Back("cancelled"),
            },
            cancellationToken: ct);
        return Uri.TryCreate(session.Url, UriKind.Absolute, out var address) ? address : throw new StripeException("Stripe's answer has no address");
    });

    /// <summary>Ends a subscription at once; one that is not there any more is no error.</summary>
    /// <exception cref="PaymentException">Stripe refused, or gave no answer.</exception>
    public Task EndAsync(string subscriptionId, CancellationToken ct) => AskAsync(async stripe =>
    {
        try
        {
            await stripe.V1.Subscriptions.CancelAsync(subscriptionId, cancellationToken: ct);
        }
        catch (StripeException gone) when (gone.HttpStatusCode == HttpStatusCode.NotFound)
        {
        }

        return true;
    });

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<T> AskAsync<T>(Func<StripeClient, Task<T>> ask)
    {
        try
        {
            return await ask(_stripe ?? throw new InvalidOperationException("No key for Stripe is configured"));
        }
        catch (Exception fault) when (fault is StripeException or HttpRequestException or OperationCanceledException or Newtonsoft.Json.JsonException)
        {
            throw new PaymentException(fault is StripeException { StripeError.Code: { } code } ? $"Stripe refused: {code}" : "Stripe gave no answer that can be read", fault);
        }
    }

    private string Back(string outcome) => new UriBuilder(_options.ReturnUrl!) { Query = $"billing={outcome}" }.Uri.ToString();
}
