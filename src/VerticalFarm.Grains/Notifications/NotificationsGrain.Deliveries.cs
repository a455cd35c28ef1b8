using System.Text.Json;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Notifications;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Audit;
using VerticalFarm.Grains.Notifications.Messages;
using VerticalFarm.Integrations.Sending;

namespace VerticalFarm.Grains.Notifications;

/// <summary>What people see of deliveries, and do about them.</summary>
internal sealed partial class NotificationsGrain
{
    /// <summary>More would make of it a way to pester others, or to look around in networks.</summary>
    private const int MaxTestsAMinute = 5;

    private readonly Queue<DateTimeOffset> _tests = new();

    public async Task<Result<Page<DeliveryView>>> ListDeliveries(Guid channelId, DeliveryQuery query) =>
        await channels.FindAsync(Id, channelId) is null ? Failure.NotFound("channel") : await history.ListAsync(channelId, query);

    public async Task<Result<DeliveryView>> Test(Guid channelId)
    {
        if (await channels.FindAsync(Id, channelId) is not { } channel || (await Farm().Get()).Value is not { } farm)
        {
            return Failure.NotFound("channel");
        }

        if (TestWait() is { } wait)
        {
            return new Failure { Kind = FailureKind.RateLimited, Message = $"Channels of a farm can be tried out {MaxTestsAMinute} times a minute", RetryAfter = wait };
        }

        var now = time.GetUtcNow();
        var announcement = new Announcement
        {
            Id = Guid.CreateVersion7(now),
            FarmId = Id,
            Kind = AnnouncementKind.Test,
            Severity = AlertSeverity.Info,
            Title = "This is a test",
            Text = $"The channel \"{channel.Spec.Name}\" works: you will be told here of what it is set to tell.",
            Data = JsonSerializer.SerializeToElement(new { }),
            At = now,
        };
        var message = new OutgoingMessage { Id = Guid.CreateVersion7(now), FarmId = Id, FarmName = farm.Name, Items = [announcement], At = now };
        await audit.RecordAsync(Id, AuditActions.Tested, AuditSubjects.NotificationChannel, channelId);
        var (result, attempt) = await TryAsync(channel, message);
        NotificationMetrics.Tried(null, channel.Spec.Kind, result.Outcome == SendOutcome.Delivered ? DeliveryState.Delivered : DeliveryState.Dead, attempt.Error is not null, 1);
        await history.KeepAsync(channelId, message.Id, announcement, attempt);
        return await history.FindAsync(channelId, message.Id) is { } kept ? kept : Failure.NotFound("channel");
    }

    public async Task<Result<DeliveryView>> Resend(Guid channelId, Guid deliveryId)
    {
        if (await channels.FindAsync(Id, channelId) is not { } channel)
        {
            return Failure.NotFound("channel");
        }

        if (await history.FindAsync(channelId, deliveryId) is not { } delivery)
        {
            return Failure.NotFound("delivery");
        }

        if (!channel.Spec.Enabled)
        {
            return Failure.BusinessRule("The channel is disabled: enable it first");
        }

        if (delivery.State != DeliveryState.Dead)
        {
            return Failure.BusinessRule("Only what was given up can be sent again");
        }

        await audit.RecordAsync(Id, AuditActions.Resent, AuditSubjects.NotificationDelivery, deliveryId);
        await history.TryResendAsync(channelId, deliveryId, time.GetUtcNow());
        _ = Wake();
        return await history.FindAsync(channelId, deliveryId) is { } waiting ? waiting : Failure.NotFound("delivery");
    }

    private TimeSpan? TestWait()
    {
        var now = time.GetUtcNow();
        while (_tests.TryPeek(out var oldest) && oldest <= now - TimeSpan.FromMinutes(1))
        {
            _tests.Dequeue();
        }

        if (_tests.Count >= MaxTestsAMinute)
        {
            return _tests.Peek() + TimeSpan.FromMinutes(1) - now;
        }

        _tests.Enqueue(now);
        return null;
    }
}
