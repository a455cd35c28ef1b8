namespace VerticalFarm.Api.Billing;

/// <summary>What Stripe is told: an event need not be sent again.</summary>
internal sealed record EventReceipt(bool Received);
