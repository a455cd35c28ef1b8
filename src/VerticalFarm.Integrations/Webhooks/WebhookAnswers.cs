using System.Net;
using System.Net.Http.Headers;
using VerticalFarm.Integrations.Addresses;
using VerticalFarm.Integrations.Sending;

namespace VerticalFarm.Integrations.Webhooks;

/// <summary>What a receiver's answer, or that there was none, means. Pure.</summary>
internal static class WebhookAnswers
{
    public static SendResult Judge(HttpStatusCode status, RetryConditionHeaderValue? retryAfter, DateTimeOffset now) => (int)status switch
    {
        >= 200 and < 300 => SendResult.Delivered,
        >= 300 and < 400 => SendResult.Failed($"Answered with a redirect ({(int)status}), which is not followed"),
        (int)HttpStatusCode.Gone => SendResult.Refused("Answered 410: the receiver is gone for good"),
        _ => SendResult.Failed($"Answered {(int)status}", Wait(retryAfter, now)),
    };

    public static string Words(HttpRequestException fault) => fault switch
    {
        { InnerException: AddressRefusedException refused } => refused.Message,
        { HttpRequestError: HttpRequestError.NameResolutionError } => "Its name cannot be looked up",
        { HttpRequestError: HttpRequestError.SecureConnectionError } => $"No secure connection: {PeerText.Fit(fault.InnerException?.Message ?? fault.Message)}",
        { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => "The head of its answer is longer than is read",
        { HttpRequestError: HttpRequestError.InvalidResponse } => "Its answer is not HTTP",
        { HttpRequestError: HttpRequestError.ResponseEnded } => "It ended the connection without an answer",
        { InnerException: System.Net.Sockets.SocketException socket } => $"No connection: {socket.SocketErrorCode}",
        _ => $"No answer: {fault.HttpRequestError}",
    };

    private static TimeSpan? Wait(RetryConditionHeaderValue? asked, DateTimeOffset now) => (asked?.Delta ?? asked?.Date - now) is { } wait && wait > TimeSpan.Zero ? wait : null;
}
