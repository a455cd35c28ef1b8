namespace VerticalFarm.Simulator;

/// <summary>Body of <c>POST /simulator/faults</c>.</summary>
/// <param name="Kind">
/// <c>unavailable</c>, <c>available</c>, <c>stuck</c>, <c>unstuck</c>, <c>slow</c> (with <c>seconds</c>, 0 to take it back, and <c>result_first</c>),
/// <c>stop_reporting</c>, <c>resume_reporting</c> (both for all sensors without <c>entity_id</c>), <c>drop_connections</c>,
/// <c>restart</c> (with <c>down_seconds</c> and <c>starting_seconds</c>), <c>freeze</c> (with <c>seconds</c>), <c>reject_token</c>, <c>accept_token</c>.
/// </param>
/// <param name="EntityId">The entity it is about.</param>
/// <param name="Seconds">Duration, 0..3,600.</param>
/// <param name="ResultFirst">For <c>slow</c>: whether the call's result comes before the change.</param>
/// <param name="DownSeconds">For <c>restart</c>: how long connections are refused. Default 5.</param>
/// <param name="StartingSeconds">For <c>restart</c>: how long it is <c>NOT_RUNNING</c>. Default 2.</param>
internal sealed record FaultRequest(
    string? Kind, string? EntityId, double Seconds = 0, bool ResultFirst = false, double DownSeconds = 5, double StartingSeconds = 2)
{
    private const double LongestSeconds = 3_600;

    /// <summary>What is wrong with the request; null if nothing is.</summary>
    public string? Check() => this switch
    {
        { Kind: "unavailable" or "available" } when EntityId is null || !Faults.IsEntity(EntityId) => "entity_id must be one of the simulator's entities.",
        { Kind: "stuck" or "unstuck" or "slow" } when EntityId is null || !Faults.IsActuator(EntityId) => "entity_id must be one of the simulator's actuators.",
        { Kind: "stop_reporting" or "resume_reporting" } when EntityId is not null && !Faults.IsEntity(EntityId) => "entity_id must be one of the simulator's sensors.",
        { Kind: "freeze", Seconds: <= 0 } => "seconds must be more than 0.",
        { Seconds: < 0 or > LongestSeconds } or { DownSeconds: < 0 or > LongestSeconds } or { StartingSeconds: < 0 or > LongestSeconds } =>
            "Durations are 0 to 3600 seconds.",
        {
            Kind: "unavailable" or "available" or "stuck" or "unstuck" or "slow" or "stop_reporting" or "resume_reporting" or "drop_connections"
            or "restart" or "freeze" or "reject_token" or "accept_token"
        } => null,
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
            case "stuck" or "unstuck":
                faults.SetStuck(EntityId!, Kind == "stuck");
                break;
            case "slow":
                faults.SetDelay(EntityId!, TimeSpan.FromSeconds(Seconds), ResultFirst);
                break;
            case "stop_reporting":
                faults.StopReporting(EntityId);
                break;
            case "resume_reporting":
                faults.ResumeReporting(EntityId);
                break;
            case "drop_connections":
                faults.DropConnections();
                break;
            case "restart":
                _ = faults.RestartAsync(TimeSpan.FromSeconds(DownSeconds), TimeSpan.FromSeconds(StartingSeconds));
                break;
            case "freeze":
                _ = FreezeAsync(faults, time);
                break;
            default:
                _ = faults.SetTokenRejectedAsync(Kind == "reject_token");
                break;
        }
    }

    private async Task FreezeAsync(Faults faults, TimeProvider time)
    {
        faults.Freeze();
        await Task.Delay(TimeSpan.FromSeconds(Seconds), time);
        faults.Thaw();
    }
}
