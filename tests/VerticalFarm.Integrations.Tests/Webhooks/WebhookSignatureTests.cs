using System.Text;
using VerticalFarm.Integrations.Webhooks;

namespace VerticalFarm.Integrations.Tests.Webhooks;

public sealed class WebhookSignatureTests
{
    // printf '1795420800.{"a":1}' | openssl dgst -sha256 -hmac vfw_secret
    [Fact]
    public void It_is_what_any_other_program_makes_of_secret_time_and_body() => Assert.Equal(
        "t=1795420800,v1=7344b0a2d3ede230255bb53f0807a36094101d4a92f86139c5017b6e2b7741a2",
        WebhookSignature.Of("vfw_secret", DateTimeOffset.FromUnixTimeSeconds(1795420800), Encoding.UTF8.GetBytes("""{"a":1}""")));
}
