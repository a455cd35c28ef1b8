using System.Buffers;
using System.Text;

namespace VerticalFarm.Api.Billing;

/// <summary>What came to the address for Stripe's events; whether it is one, a silo finds out.</summary>
/// <param name="Body">As it was received: the signature is over every byte of it.</param>
/// <param name="Signature">The header that signs it.</param>
internal sealed record StripeEvent(string Body, string Signature)
{
    /// <summary>Stripe's events have some 10 kB. This is read before anybody knows who sent it.</summary>
    private const int MaxBytes = 256 * 1024;

    // A time and a signature; two while secrets are changed.
    private const int MaxSignature = 1024;

    /// <summary>Reads it; null when it cannot be an event.</summary>
    public static async Task<StripeEvent?> ReadAsync(HttpRequest request)
    {
        if (request.Headers["Stripe-Signature"].ToString() is not { Length: > 0 and <= MaxSignature } signature || request.ContentLength > MaxBytes)
        {
            return null;
        }

        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(request.HttpContext.RequestAborted);
            if (read.Buffer.Length > MaxBytes)
            {
                return null;
            }

            if (read.IsCompleted)
            {
                var body = Encoding.UTF8.GetString(read.Buffer.ToArray());
                reader.AdvanceTo(read.Buffer.End);
                return new StripeEvent(body, signature);
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
