using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Contracts.Billing;

/// <summary>Takes events from Stripe. Key: 0; there is one wherever it is needed.</summary>
[Alias("VerticalFarm.IBillingEventsGrain")]
public interface IBillingEventsGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Takes an event, once however often it is sent: committed on return. Open to anybody, for the signature says who sent it; what is not signed
    /// by Stripe, within five minutes, is <see cref="FailureKind.Validation"/>, as is everything where no signature can be checked.
    /// </summary>
    /// <param name="body">The event, as it was received.</param>
    /// <param name="signature">The header <c>Stripe-Signature</c>.</param>
    [Alias("Receive")]
    [Requires(Permission.Anyone)]
    Task<Result<Done>> Receive(string body, string signature);
}
