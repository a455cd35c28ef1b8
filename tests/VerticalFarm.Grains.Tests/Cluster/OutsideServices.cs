using Microsoft.AspNetCore.Http;
using VerticalFarm.Testing;

namespace VerticalFarm.Grains.Tests.Cluster;

/// <summary>The services of others that the cluster asks, played on this machine. They fail unless a test has them answer.</summary>
public sealed class OutsideServices : IAsyncDisposable
{
    /// <summary>What Stripe signs its events with.</summary>
    public const string WebhookSecret = "whsec_of_the_cluster";

    private static readonly RequestDelegate Fails = LocalService.Says("{}", StatusCodes.Status503ServiceUnavailable);

    private OutsideServices(LocalService stripe, LocalService weather) => (Stripe, Weather) = (stripe, weather);

    public LocalService Stripe { get; }

    public LocalService Weather { get; }

    /// <summary>What silos must be told to ask these.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["STRIPE_SECRET_KEY"] = "sk_test_of_the_cluster",
        ["STRIPE_WEBHOOK_SECRET"] = WebhookSecret,
        ["Billing:ProPrice"] = "price_pro",
        ["Billing:ReturnUrl"] = "https://farm.example.org/",
        ["Billing:ApiBase"] = $"{Stripe.Url}",
        ["Billing:Timeout"] = "12:00:00",
        ["Weather:BaseUrl"] = $"{Weather.Url}",

        // The clock of the tests leaps.
        ["Housekeeping:RunTimeout"] = "1.00:00:00",
        ["Weather:Timeout"] = "12:00:00",
        ["Weather:TryTimeout"] = "12:00:00",
        ["Weather:Retries"] = "0",
    };

    public static async Task<OutsideServices> StartAsync() => new(await LocalService.StartAsync(Fails), await LocalService.StartAsync(Fails));

    /// <summary>Has Stripe answer this until the answer is disposed of.</summary>
    public IDisposable StripeSays(string body) => new Spell(Stripe, LocalService.Says(body));

    /// <summary>Has the weather service answer this until the answer is disposed of.</summary>
    public IDisposable WeatherSays(string body) => new Spell(Weather, LocalService.Says(body));

    public async ValueTask DisposeAsync()
    {
        await Stripe.DisposeAsync();
        await Weather.DisposeAsync();
    }

    private sealed class Spell : IDisposable
    {
        private readonly LocalService _service;

        public Spell(LocalService service, RequestDelegate answer)
        {
            _service = service;
            service.Answer = answer;
        }

        public void Dispose() => _service.Answer = Fails;
    }
}
