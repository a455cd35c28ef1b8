namespace VerticalFarm.Integrations.Billing;

/// <summary>The account with Stripe, and what is sold by it.</summary>
public sealed class BillingOptions
{
    /// <summary>The variable that holds <see cref="SecretKey"/>.</summary>
    public const string SecretKeyVariable = "STRIPE_SECRET_KEY";

    /// <summary>The variable that holds <see cref="WebhookSecret"/>.</summary>
    public const string WebhookSecretVariable = "STRIPE_WEBHOOK_SECRET";

    /// <summary>The account's secret (or restricted) key: <c>sk_...</c>. Default none: then no plan can be taken.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>What Stripe signs its events with: <c>whsec_...</c>. Default none: then no event is taken.</summary>
    public string WebhookSecret { get; set; } = "";

    /// <summary>The price of the plan <c>pro</c>: <c>price_...</c>, a recurring one. Default none.</summary>
    public string ProPrice { get; set; } = "";

    /// <summary>How many farms an account may make on the plan <c>pro</c>. Default 50; never fewer than on the free one.</summary>
    public int ProMaxFarms { get; set; } = 50;

    /// <summary>Where Stripe sends people back to: the address of the dashboard. Default none.</summary>
    public Uri? ReturnUrl { get; set; }

    /// <summary>Where Stripe's API is. Default https://api.stripe.com; another one for tests.</summary>
    public Uri ApiBase { get; set; } = new("https://api.stripe.com");

    /// <summary>How long a call of Stripe's API may take. Default 10 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether all that it takes to sell a plan is there.</summary>
    public bool IsComplete => !Missing().Any();

    /// <summary>The names of the settings without which no plan can be sold.</summary>
    public IEnumerable<string> Missing() => new[]
    {
        SecretKey.Length == 0 ? SecretKeyVariable : null,
        WebhookSecret.Length == 0 ? WebhookSecretVariable : null,
        ProPrice.Length == 0 ? "Billing__ProPrice" : null,
        ReturnUrl is null ? "Billing__ReturnUrl" : null,
    }.OfType<string>();

    /// <summary>Every setting that makes no sense, in words.</summary>
    public IEnumerable<string> Errors()
    {
        if (ProMaxFarms is < 1 or > 10_000)
        {
            yield return $"{nameof(ProMaxFarms)} must be 1 to 10000.";
        }

        if (ReturnUrl is { } back && !IsWebAddress(back))
        {
            yield return $"{nameof(ReturnUrl)} must be an address that begins with https:// or http://.";
        }

        if (!IsWebAddress(ApiBase))
        {
            yield return $"{nameof(ApiBase)} must be an address that begins with https:// or http://.";
        }

        if (Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromDays(1))
        {
            yield return $"{nameof(Timeout)} must be over zero and at most a day.";
        }
    }

    private static bool IsWebAddress(Uri address) => address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
}
