using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Results;
using VerticalFarm.HomeAssistant;

namespace VerticalFarm.Grains.HomeAssistant;

/// <summary>Commands on their way to Home Assistant: one entity each, and the device is told what became of it.</summary>
internal sealed partial class HomeAssistantGrain
{
    // Under the device's window of observation: the answer, or that there is none, comes before the device decides what next.
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(8);

    private readonly HashSet<Task> _calls = [];

    public async Task Dispatch(DeviceDispatch dispatch)
    {
        await GrainFactory.GetGrain<IDeviceGrain>(dispatch.DeviceId).Dispatched(await CountedCallAsync(dispatch));
    }

    private async Task<DispatchReport> CountedCallAsync(DeviceDispatch dispatch)
    {
        var call = CallAsync(dispatch);
        _calls.Add(call);
        try
        {
            return await call;
        }
        finally
        {
            _calls.Remove(call);
        }
    }

    private async Task<DispatchReport> CallAsync(DeviceDispatch dispatch)
    {
        if (dispatch.SendBefore <= time.GetUtcNow())
        {
            return new DispatchReport(dispatch.CommandId, DispatchOutcome.TooLate, null);
        }

        if (_session is not { } session)
        {
            return new DispatchReport(dispatch.CommandId, DispatchOutcome.NotConnected, $"Home Assistant is not connected: {_error}");
        }

        var plan = EntityCommands.Plan(dispatch.EntityId, _entities.GetValueOrDefault(dispatch.EntityId), Neutral(dispatch.Command, dispatch.Data));
        if (plan.Call is null)
        {
            return new DispatchReport(dispatch.CommandId, DispatchOutcome.Refused, _problems.TryGetValue(dispatch.EntityId, out var problem) ? SentenceOf(problem) : plan.Refusal);
        }

        var result = await session.CallServiceAsync(plan.Call, CallTimeout, CancellationToken.None);
        return result.Status switch
        {
            ServiceCallStatus.Accepted => new DispatchReport(dispatch.CommandId, DispatchOutcome.Accepted, null),
            ServiceCallStatus.Refused => new DispatchReport(
                dispatch.CommandId, DispatchOutcome.Refused, $"Home Assistant refused it: {result.Why}"),
            _ => new DispatchReport(dispatch.CommandId, DispatchOutcome.Unanswered, result.ErrorMessage),
        };
    }

    public Task<CommandRefusal?> Check(string entityId, CommandKind command, CommandData? data)
    {
        if (_session is null || !_entities.TryGetValue(entityId, out var entity))
        {
            return Task.FromResult<CommandRefusal?>(null);
        }

        var plan = EntityCommands.Plan(entityId, entity, Neutral(command, data));
        return Task.FromResult(plan is { Refusal: { } why, Field: { } field }
            ? new CommandRefusal(why, field is "command" or "data" ? field : $"data.{field}")
            : null);
    }

    public async Task<Result<Done>> Notify(HomeAssistantMessage message)
    {
        var service = message.Service.StartsWith("notify.", StringComparison.Ordinal) ? message.Service["notify.".Length..] : message.Service;
        if (!EntityIds.IsValid($"notify.{service}"))
        {
            return Failure.Validation([new FieldError("service", "must be the name of a notify service, such as mobile_app_phone")]);
        }

        if (_session is not { } session)
        {
            return Failure.Upstream($"Home Assistant is not connected: {_error}");
        }

        var result = await session.NotifyAsync(service, message.Title, message.Message, CallTimeout, CancellationToken.None);
        return result.Status switch
        {
            ServiceCallStatus.Accepted => Done.Value,
            ServiceCallStatus.Refused => Failure.BusinessRule($"Home Assistant refused the message: {result.Why}"),
            _ => Failure.Upstream("Home Assistant gave no answer to the message in time"),
        };
    }

    private async Task FinishCommandsAsync()
    {
        if (_calls.Count > 0)
        {
            await Task.WhenAll(_calls.ToArray()); // Each ends by its own time-out.
        }
    }

    private static EntityCommand Neutral(CommandKind command, CommandData? data) => new(
        command switch
        {
            CommandKind.TurnOn => EntityCommandKind.TurnOn,
            CommandKind.TurnOff => EntityCommandKind.TurnOff,
            _ => EntityCommandKind.Set,
        },
        data?.Level,
        data?.Temperature,
        data?.Humidity,
        data?.Position,
        data?.Value);
}
