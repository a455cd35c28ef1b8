namespace VerticalFarm.Integrations.Billing;

/// <summary>Stripe did not do what it was asked. The message is for the log: it holds no secret, and may hold what Stripe said.</summary>
public sealed class PaymentException : Exception
{
    /// <summary>Says why.</summary>
    public PaymentException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
