using Microsoft.AspNetCore.Http;
using VerticalFarm.Api.Errors;
using VerticalFarm.Contracts.Calls;

namespace VerticalFarm.Api.Tests.Errors;

public sealed class FaultTests
{
    public static TheoryData<Exception, int, string> Known => new()
    {
        { new BadHttpRequestException("inner", StatusCodes.Status413PayloadTooLarge), 413, "PAYLOAD_TOO_LARGE" },
        { new BadHttpRequestException("inner"), 400, "VALIDATION_ERROR" },
        { new CallRefusedException(CallRefusal.NotSignedIn, "inner"), 401, "AUTHENTICATION_ERROR" },
        { new CallRefusedException(CallRefusal.Forbidden, "Viewers may not do this"), 403, "AUTHORIZATION_ERROR" },
        { new CallRefusedException(CallRefusal.NotFound, "inner"), 404, "NOT_FOUND" },
        { new ServiceUnavailableException("The database is away"), 503, "UNAVAILABLE" },
        { new Orleans.Runtime.SiloUnavailableException("inner"), 503, "UNAVAILABLE" },
        { new Orleans.Runtime.GatewayTooBusyException("inner"), 503, "UNAVAILABLE" },
        { new TimeoutException("inner"), 503, "UNAVAILABLE" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void A_known_fault_has_its_own_answer_without_inner_text(Exception fault, int status, string code)
    {
        var answer = Faults.Answer(fault, clusterReady: true);

        Assert.Equal((status, code), (answer!.Status, answer.Code));
        Assert.DoesNotContain("inner", answer.Message, StringComparison.Ordinal);
        Assert.Equal(status == 503, answer.RetryAfter is not null);
    }

    [Fact]
    public void An_unknown_fault_is_ours_unless_the_cluster_is_away()
    {
        Assert.Null(Faults.Answer(new InvalidOperationException("inner"), clusterReady: true));
        Assert.Equal(503, Faults.Answer(new InvalidOperationException("inner"), clusterReady: false)!.Status);
    }
}
