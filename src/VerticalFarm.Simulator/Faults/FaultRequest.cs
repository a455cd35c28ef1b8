using System.Text.Json;
using System.Text.Json.Serialization;
using VerticalFarm.Simulator.Services;

namespace VerticalFarm.Simulator;

/// <summary>Body of <c>POST /simulator/faults</c>.</summary>
/// <param name="Kind">
/// <c>unavailable</c>, <c>available</c>, <c>stuck</c> (calls are answered well and nothing moves; also <c>lying</c>), <c>unstuck</c>, <c>slow</c>
/// (with <c>seconds</c>, 0 to take it back, and <c>result_first</c>), <c>stop_reporting</c> (the value is stuck; also <c>value_stuck</c>),
/// <c>resume_reporting</c> (these for all sensors without <c>entity_id</c>), <c>drop_connections</c>, <c>half_open</c>, <c>restart</c> (with
/// <c>down_seconds</c> and <c>starting_seconds</c>), <c>freeze</c> (with <c>seconds</c>), <c>server_error</c> (with <c>status</c> and <c>seconds</c>),
/// <c>reject_token</c>, <c>accept_token</c>, <c>rename</c> (with <c>new_entity_id</c>), <c>remove</c>, <c>restore</c>, <c>event_storm</c> (with
/// <c>rate</c> and <c>seconds</c>).
/// </param>
/// <param name="EntityId">The entity it is about, by its first name.</param>
/// <param name="Seconds">Duration, 0..3,600.</param>
/// <param name="ResultFirst">For <c>slow</c>: whether the call's result comes before the change.</param>
/// <param name="DownSeconds">For <c>restart</c>: how long connections are refused. Default 5.</param>
/// <param name="StartingSeconds">For <c>restart</c>: how long it is <c>NOT_RUNNING</c>. Default 2.</param>
/// <param name="NewEntityId">For <c>rename</c>: what it is called from now on.</param>
/// <param name="Status">For <c>server_error</c>: 500..599. Default 503.</param>
/// <param name="Rate">For <c>event_storm</c>: events a second, 1..20,000. Default 2,000.</param>
internal sealed record FaultRequest(
    string? Kind, string? EntityId, double Seconds = 0, bool ResultFirst = false, double DownSeconds = 5, double StartingSeconds = 2,
    string? NewEntityId = null, int Status = 503, int Rate = 2_000)
{
    private const double LongestSeconds = 3_600;

    /// <summary>How requests are written.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private bool IsOfEntity => Kind is "unavailable" or "available" or "rename" or "remove" or "restore";

    private bool IsOfActuator => Kind is "stuck" or "lying" or "unstuck" or "slow";

    private bool IsOfSensors => Kind is "stop_reporting" or "value_stuck" or "resume_reporting";

    private bool Lasts => Kind is "freeze" or "server_error" or "event_storm";

    /// <summary>A request as it is given on the command line: JSON, or its kind, or its kind and entity; null for JSON that is none.</summary>
    public static FaultRequest? Parse(string text)
    {
        if (!text.StartsWith('{'))
        {
            return text.Split(':', 2) is [var kind, var entity] ? new FaultRequest(kind, entity) : new FaultRequest(text, null);
        }

        try
        {
            return JsonSerializer.Deserialize<FaultRequest>(text, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What is wrong with the request; null if nothing is.</summary>
    public string? Check() => this switch
    {
        { IsOfEntity: true } when EntityId is null || !Faults.IsEntity(EntityId) => "entity_id must be one of the simulator's entities.",
        { IsOfActuator: true } when EntityId is null || !Faults.IsActuator(EntityId) => "entity_id must be one of the simulator's actuators.",
        { IsOfSensors: true } when EntityId is not null && !Faults.IsEntity(EntityId) => "entity_id must be one of the simulator's sensors.",
        { Kind: "rename" } when NewEntityId is null || !EntityIds.IsValid(NewEntityId) => "new_entity_id must be an entity id.",
        { Lasts: true, Seconds: <= 0 } => "seconds must be more than 0.",
        { Status: < 500 or > 599 } => "status must be 500 to 599.",
        { Rate: < 1 or > 20_000 } => "rate must be 1 to 20000.",
        { Seconds: < 0 or > LongestSeconds } or { DownSeconds: < 0 or > LongestSeconds } or { StartingSeconds: < 0 or > LongestSeconds } =>
            "Durations are 0 to 3600 seconds.",
        { IsOfEntity: true } or { IsOfActuator: true } or { IsOfSensors: true } or { Lasts: true } => null,
        { Kind: "drop_connections" or "half_open" or "restart" or "reject_token" or "accept_token" } => null,
        _ => "kind is not known.",
    };

    /// <summary>Brings the fault about; those that take time go on in the background.</summary>
    public void Apply(Faults faults, TimeProvider time)
    {
        switch (Kind)
        {
            case "unavailable" or "available":
                faults.SetAvailable(EntityId!, Kind == "available");
                break;
            case "stuck" or "lying" or "unstuck":
                faults.SetStuck(EntityId!, Kind != "unstuck");
                break;
            case "slow":
                faults.SetDelay(EntityId!, TimeSpan.FromSeconds(Seconds), ResultFirst);
                break;
            case "stop_reporting" or "value_stuck":
                faults.StopReporting(EntityId);
                break;
            case "resume_reporting":
                faults.ResumeReporting(EntityId);
                break;
            case "rename":
                faults.Rename(EntityId!, NewEntityId!);
                break;
            case "remove" or "restore":
                faults.SetRemoved(EntityId!, Kind == "remove");
                break;
            default:
                ApplyToConnections(faults, time);
                break;
        }
    }

    private void ApplyToConnections(Faults faults, TimeProvider time)
    {
        switch (Kind)
        {
            case "drop_connections":
                faults.DropConnections();
                break;
            case "half_open":
                faults.HalfOpen();
                break;
            case "restart":
                _ = faults.RestartAsync(TimeSpan.FromSeconds(DownSeconds), TimeSpan.FromSeconds(StartingSeconds));
                break;
            case "freeze":
                _ = ForAWhileAsync(faults.Freeze, faults.Thaw, time);
                break;
            case "server_error":
                _ = ForAWhileAsync(() => faults.SetServerError(Status), () => faults.SetServerError(null), time);
                break;
            case "event_storm":
                _ = faults.StormAsync(Rate, TimeSpan.FromSeconds(Seconds));
                break;
            default:
                _ = faults.SetTokenRejectedAsync(Kind == "reject_token");
                break;
        }
    }

    private async Task ForAWhileAsync(Action begin, Action end, TimeProvider time)
    {
        begin();
        await Task.Delay(TimeSpan.FromSeconds(Seconds), time);
        end();
    }
}
