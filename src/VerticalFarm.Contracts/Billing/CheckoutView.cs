namespace VerticalFarm.Contracts.Billing;

/// <summary>Where to pay.</summary>
/// <param name="Url">A page of Stripe's, good for a day; the plan changes when Stripe says that it was paid.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.CheckoutView")]
public sealed record CheckoutView([property: Id(0)] string Url);
