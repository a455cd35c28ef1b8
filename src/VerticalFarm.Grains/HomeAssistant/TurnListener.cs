using VerticalFarm.HomeAssistant;

namespace VerticalFarm.Grains.HomeAssistant;

/// <summary>Brings what the client's own threads hear into the turns of the grain that listens.</summary>
internal sealed class TurnListener(IHomeAssistantListener grain, TaskScheduler turns) : IHomeAssistantListener
{
    public Task OnConnectedAsync(IHomeAssistantSession session, string version, IReadOnlyList<EntityState> states, CancellationToken ct) =>
        InTurn(() => grain.OnConnectedAsync(session, version, states, ct), ct);

    public Task OnStatesAsync(IReadOnlyList<EntityState> changed, IReadOnlyList<string> removed, CancellationToken ct) =>
        InTurn(() => grain.OnStatesAsync(changed, removed, ct), ct);

    public Task OnRenamedAsync(IReadOnlyList<EntityRename> renamed, CancellationToken ct) => InTurn(() => grain.OnRenamedAsync(renamed, ct), ct);

    public Task OnDisconnectedAsync(DisconnectReason reason, string message, CancellationToken ct) =>
        InTurn(() => grain.OnDisconnectedAsync(reason, message, ct), ct);

    private Task InTurn(Func<Task> work, CancellationToken ct) => Task.Factory.StartNew(work, ct, TaskCreationOptions.DenyChildAttach, turns).Unwrap();
}
