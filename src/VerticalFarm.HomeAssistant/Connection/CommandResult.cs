using System.Text.Json;

namespace VerticalFarm.HomeAssistant.Connection;

/// <summary>What became of a command of the protocol. Accepted has the result, Refused the error.</summary>
internal sealed record CommandResult(ServiceCallStatus Status, JsonElement Result, string? ErrorCode, string? ErrorMessage)
{
    public static CommandResult Accepted(JsonElement result) => new(ServiceCallStatus.Accepted, result, null, null);

    public static CommandResult Refused(string? code, string? message) => new(ServiceCallStatus.Refused, default, code, message);

    public static CommandResult TimedOut { get; } = new(ServiceCallStatus.TimedOut, default, null, "No answer in time.");

    public static CommandResult Disconnected(string message) => new(ServiceCallStatus.Disconnected, default, null, message);

    public ServiceCallResult ToServiceCallResult() => new(Status, ErrorCode, ErrorMessage);
}
