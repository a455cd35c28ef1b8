using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Notifications;
using VerticalFarm.Grains.Notifications.Channels;
using VerticalFarm.Grains.Notifications.Delivery;
using VerticalFarm.Grains.Notifications.Messages;
using VerticalFarm.Integrations.Sending;

namespace VerticalFarm.Grains.Notifications;

/// <summary>
/// Delivery. Each channel has a courier of its own while something waits for it, so that one that is slow or dead holds up nobody else; what a courier waits for, it
/// does not wait for in a turn of the grain. Of two activations only the one that holds the channel's row delivers. A reminder and a look at every start of a silo bring it back.
/// </summary>
internal sealed partial class NotificationsGrain
{
    private const int MaxWaiting = 500;

    /// <summary>How long a courier holds a channel: longer than any try takes. What a silo that died left behind waits as long.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(2);

    /// <summary>When to look again after the database, or the farm, did not answer.</summary>
    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(30);

    private readonly Guid _courier = Guid.NewGuid();
    private readonly Dictionary<Guid, Task> _couriers = [];
    private readonly HashSet<Guid> _again = [];
    private IGrainTimer? _timer;
    private DateTimeOffset? _timerAt;
    private bool _lookAgain;
    private bool _looking;
    private bool _ending;
    private int _waiting;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        LookAt(time.GetUtcNow());
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _ending = true;
        NotificationMetrics.Waiting(-_waiting);
        await Task.WhenAll(_couriers.Values).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    public async Task Wake()
    {
        // Calls interleave here: who comes while another is at work has it look once more.
        _lookAgain = true;
        if (_looking)
        {
            return;
        }

        _looking = true;
        try
        {
            while (_lookAgain && !_ending)
            {
                _lookAgain = false;
                await LookAsync();
            }
        }
        catch (Exception fault)
        {
            LogNotLooked(logger, fault, Id);
            LookAt(time.GetUtcNow() + FaultPause);
        }
        finally
        {
            _looking = false;
        }
    }

    private async Task LookAsync()
    {
        await EscalateAsync();
        var dropped = await store.TrimAsync(Id, MaxWaiting, $"More than {MaxWaiting} were waiting", time.GetUtcNow());
        if (dropped > 0)
        {
            NotificationMetrics.Dropped(dropped);
            LogDropped(logger, Id, dropped);
        }

        var waiting = await store.WaitingAsync(Id);
        NotificationMetrics.Waiting(waiting.Values.Sum() - _waiting);
        _waiting = waiting.Values.Sum();
        foreach (var channel in waiting.Keys)
        {
            Send(channel);
        }
    }

    private async Task EscalateAsync()
    {
        var now = time.GetUtcNow();
        foreach (var alert in await store.UnheardAsync(Id, now))
        {
            var announcement = new Announcement
            {
                Id = AnnouncementIds.Of(alert.AlertId, AnnouncementKind.AlertEscalated, AlertSeverity.Critical),
                FarmId = Id,
                Kind = AnnouncementKind.AlertEscalated,
                Severity = AlertSeverity.Critical,
                Title = $"Nobody has acknowledged: {alert.Message}",
                Text = alert.Text,
                Data = alert.Data,
                AlertId = alert.AlertId,
                At = now,
            };
            await store.EnqueueForAsync(alert.ChannelId, announcement, now);
        }
    }

    /// <summary>Sends a courier to a channel; one that is on its way looks once more before it ends.</summary>
    private void Send(Guid channelId)
    {
        if (!_couriers.ContainsKey(channelId))
        {
            _couriers[channelId] = DeliverAsync(channelId);
        }
        else
        {
            _again.Add(channelId);
        }
    }

    private async Task DeliverAsync(Guid channelId)
    {
        await Task.Yield(); // Not before it is on the list.
        Caller.Current = null; // Whoever had it sent does not stand behind what it does.
        try
        {
            while (!_ending && await DeliverNextAsync(channelId))
            {
                _again.Remove(channelId);
            }
        }
        catch (Exception fault)
        {
            LogNotDelivered(logger, fault, Id, channelId);
            LookAt(time.GetUtcNow() + FaultPause);
        }
        finally
        {
            _couriers.Remove(channelId);
            if (_again.Remove(channelId) && !_ending)
            {
                Send(channelId);
            }
        }
    }

    /// <summary>Makes one try; false when there is nothing (more) to do now.</summary>
    private async Task<bool> DeliverNextAsync(Guid channelId)
    {
        var now = time.GetUtcNow();
        if ((await Farm().Get()).Value is not { } farm)
        {
            return false;
        }

        if (await store.ClaimAsync(channelId, _courier, now, now + Hold) is not { } claim)
        {
            LookAt(now + Hold);
            return false;
        }

        var spec = claim.Channel.Spec;
        var quietUntil = QuietTime.Until(spec.QuietHours, now, TimeZoneInfo.FindSystemTimeZoneById(farm.Timezone));
        var plan = DeliveryPlan.Of(claim.Waiting, spec.DigestMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null, quietUntil, now);
        if (plan.Now is not [var head, ..])
        {
            await store.ReleaseAsync(channelId, _courier);
            LookAt(plan.NextAt);
            return false;
        }

        var messageId = head.MessageId ?? Guid.CreateVersion7(now);
        var items = await store.SettleAsync(plan.Now, messageId);
        var message = new OutgoingMessage { Id = messageId, FarmId = Id, FarmName = farm.Name, Items = items, At = now };
        using var span = NotificationMetrics.Try(spec.Kind, messageId, items.Length);
        var (result, attempt) = await TryAsync(claim.Channel, message);
        var tried = TriedDelivery.Of(head, result, attempt, time.GetUtcNow(), Random.Shared.NextDouble());
        if (!await store.RecordAsync(channelId, _courier, plan.Now.Select(delivery => delivery.Id), tried))
        {
            LogOvertaken(logger, Id, channelId);
            return false;
        }

        NotificationMetrics.Tried(span, spec.Kind, tried.State, attempt.Error is not null, items.Length);
        return true;
    }

    private async Task<(SendResult Result, DeliveryAttempt Attempt)> TryAsync(Channel channel, OutgoingMessage message)
    {
        var start = TimeProvider.System.GetTimestamp();
        SendResult result;
        try
        {
            result = await post.SendAsync(channel, message);
        }
        catch (Exception fault)
        {
            // A fault of ours: it must not have a channel stand still without a word.
            LogPostFailed(logger, fault, Id, channel.Id);
            result = SendResult.Failed("It could not be sent for a reason of our own; the log of the silo says more");
        }

        var took = TimeProvider.System.GetElapsedTime(start);
        return (result, new DeliveryAttempt { At = message.At, DurationMs = (int)took.TotalMilliseconds, Error = result.Error });
    }

    /// <summary>Has the grain look again at a time, if it does not do so before.</summary>
    private void LookAt(DateTimeOffset? at)
    {
        var now = time.GetUtcNow();
        if (at is not { } then || _ending || (_timerAt is { } set && set <= then && set > now))
        {
            return;
        }

        _timer?.Dispose();
        _timerAt = then > now ? then : now;
        _timer = this.RegisterGrainTimer(
            () =>
            {
                _timerAt = null;
                return Wake();
            },
            new GrainTimerCreationOptions(then > now ? then - now : TimeSpan.Zero, Timeout.InfiniteTimeSpan) { Interleave = true });
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The notifications of farm {FarmId} could not be looked at; tried again in half a minute")]
    private static partial void LogNotLooked(ILogger logger, Exception fault, Guid farmId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Channel {ChannelId} of farm {FarmId} could not be delivered to; tried again in half a minute")]
    private static partial void LogNotDelivered(ILogger logger, Exception fault, Guid farmId, Guid channelId);

    [LoggerMessage(Level = LogLevel.Error, Message = "A message to channel {ChannelId} of farm {FarmId} could not be sent")]
    private static partial void LogPostFailed(ILogger logger, Exception fault, Guid farmId, Guid channelId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Channel {ChannelId} of farm {FarmId}: another activation took over during a try, or the channel went")]
    private static partial void LogOvertaken(ILogger logger, Guid farmId, Guid channelId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Farm {FarmId}: {Count} notifications were given up because too many were waiting")]
    private static partial void LogDropped(ILogger logger, Guid farmId, int count);
}
