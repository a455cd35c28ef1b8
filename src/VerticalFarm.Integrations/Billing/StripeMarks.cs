namespace VerticalFarm.Integrations.Billing;

/// <summary>What we write on things at Stripe, to know them again.</summary>
internal static class StripeMarks
{
    public const string Account = "account_id";
    public const string Plan = "plan";
    public const string Pro = "pro";
}
