using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using VerticalFarm.Simulator.Actuators;
using VerticalFarm.Simulator.Core;
using VerticalFarm.Simulator.Entities;

namespace VerticalFarm.Simulator.Services;

/// <summary>
/// Carries out service calls. As in Home Assistant, a call for an unknown, unavailable or foreign entity succeeds and does nothing,
/// and of several entities each moves on its own, whatever becomes of the others.
/// </summary>
internal sealed class ServiceCaller(
    EventBus bus, StateMachine states, EntityRegistry registry, RoomHome home, FaultBoard faults, Lifecycle lifecycle, HomeAssistantClock clock, CancellationToken stopping)
{
    /// <summary>How long an entity keeps the context of the call that it was set by.</summary>
    private static readonly TimeSpan ContextLifetime = TimeSpan.FromSeconds(5);

    /// <summary>How many calls are remembered; a simulator may run for months.</summary>
    private const int MaximumCalls = 10_000;

    private readonly ConcurrentQueue<ServiceCallRecord> _calls = new();

    public IReadOnlyList<ServiceCallRecord> Calls => [.. _calls];

    public async Task<ServiceResult> CallAsync(ServiceRequest request, StateContext context)
    {
        var ids = EntityIds.In(request.Data["entity_id"]);
        var data = request.Data.ToJsonString(HomeAssistantJson.Options);
        _calls.Enqueue(new ServiceCallRecord(clock.Now, request.Domain, request.Service, ids, data, context.Id));
        if (_calls.Count > MaximumCalls)
        {
            _calls.TryDequeue(out _);
        }

        if (ServiceCatalog.Find(request.Domain, request.Service) is not { } definition)
        {
            return new ServiceResult(ServiceOutcome.NotFound, context, $"Service {request.Domain}.{request.Service} not found.");
        }

        var validated = ServiceValidation.Validate(definition, request.Data);
        if (validated.Error is not null)
        {
            return new ServiceResult(ServiceOutcome.InvalidFormat, context, validated.Error);
        }

        FireCallService(request, ids, context);
        if (definition is { Domain: ServiceCatalog.HomeAssistantDomain, Service: ServiceCatalog.Restart })
        {
            lifecycle.BeginRestart();
            return new ServiceResult(ServiceOutcome.Done, context);
        }

        var errors = await Task.WhenAll(Targets(definition, ids).Select(actuator => MoveAsync(actuator, definition.Service, validated.Arguments, context)));
        return errors.FirstOrDefault(error => error is not null) is { } error
            ? new ServiceResult(ServiceOutcome.Failed, context, error)
            : new ServiceResult(ServiceOutcome.Done, context);
    }

    private IEnumerable<Actuator> Targets(ServiceDefinition definition, IReadOnlyList<string> ids) => RoomActuators.All
        .Where(actuator => definition.Domain is ServiceCatalog.HomeAssistantDomain || actuator.Domain == definition.Domain)
        .Where(actuator => registry.NameOf(actuator.EntityId) is { } name && (ids.Contains("all") || ids.Contains(name)) && states.Find(name) is not null)
        .Where(actuator => !faults.IsUnavailable(actuator.EntityId));

    private async Task<string?> MoveAsync(Actuator actuator, string service, IReadOnlyDictionary<string, double> arguments, StateContext context)
    {
        if (actuator.Refuse(service, arguments) is { } refusal)
        {
            return refusal;
        }

        switch (faults.Delay(actuator.EntityId))
        {
            case null:
                home.Apply(actuator, service, arguments, context);
                return null;
            case { ResultFirst: true } delay:
                _ = ApplyLaterAsync(actuator, service, arguments, context, delay.Duration);
                return null;
            case { } delay:
                await ApplyLaterAsync(actuator, service, arguments, context, delay.Duration);
                return null;
        }
    }

    private async Task ApplyLaterAsync(
        Actuator actuator, string service, IReadOnlyDictionary<string, double> arguments, StateContext context, TimeSpan delay)
    {
        await Task.Delay(delay, clock.Time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stopping.IsCancellationRequested)
        {
            home.Apply(actuator, service, arguments, delay < ContextLifetime ? context : clock.SystemContext());
        }
    }

    private void FireCallService(ServiceRequest request, IReadOnlyList<string> ids, StateContext context)
    {
        var data = request.Data.DeepClone().AsObject();
        if (data.ContainsKey("entity_id"))
        {
            data["entity_id"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]);
        }

        bus.Fire("call_service", new JsonObject { ["domain"] = request.Domain, ["service"] = request.Service, ["service_data"] = data }, context);
    }
}
