using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Notifications;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Audit;
using VerticalFarm.Grains.Calls;
using VerticalFarm.Grains.Notifications.Channels;

namespace VerticalFarm.Grains.Notifications;

/// <summary>
/// A farm's channels: what is set. Keeps no state of its own: the tables are the truth. Delivery is in NotificationsGrain.Delivery.cs, trying out and sending again in
/// NotificationsGrain.Deliveries.cs.
/// </summary>
internal sealed partial class NotificationsGrain(
    ChannelStore channels,
    NotificationStore store,
    DeliveryHistory history,
    ChannelPost post,
    ChannelSecrets secrets,
    AuditLog audit,
    TimeProvider time,
    ILogger<NotificationsGrain> logger) : Grain, INotificationsGrain, IFarmPart, IRemindable
{
    private const int MaxChannels = 20;
    private const string DeliverReminder = "deliver";

    // The grain's key is the farm's id, also before there is any channel.
    public Guid? FarmId => this.GetPrimaryKey();

    private Guid Id => this.GetPrimaryKey();

    public Task<Page<ChannelView>> List(PageRequest page) => channels.ListAsync(Id, page);

    public async Task<Result<ChannelView>> Get(Guid channelId) => await channels.FindAsync(Id, channelId) is { } channel ? channel.View() : Failure.NotFound("channel");

    public async Task<Result<ChannelWithSecret>> Add(ChannelSpec spec, Guid id)
    {
        if (await channels.FindAsync(Id, id) is { } known)
        {
            return Shown(known);
        }

        if (spec.Errors().ToArray() is { Length: > 0 } errors)
        {
            return Failure.Validation(errors);
        }

        if (await channels.CountAsync(Id) >= MaxChannels)
        {
            return Failure.BusinessRule($"A farm has at most {MaxChannels} notification channels");
        }

        if (await post.RefusalAsync(spec) is { } refusal)
        {
            return refusal;
        }

        var now = time.GetUtcNow();
        await audit.RecordAsync(Id, AuditActions.Created, AuditSubjects.NotificationChannel, id, after: spec);
        await this.RegisterOrUpdateReminder(DeliverReminder, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        await channels.AddAsync(new Channel
        {
            Id = id,
            FarmId = Id,
            Spec = spec,
            ProtectedSecret = spec.Kind == ChannelKind.Webhook ? secrets.Protect(id, ChannelSecrets.New()) : null,
            CreatedAt = now,
            UpdatedAt = now,
            Version = 1,
        });
        return await channels.FindAsync(Id, id) is { } made ? Shown(made) : Failure.NotFound("channel");
    }

    public async Task<Result<ChannelWithSecret>> Update(Guid channelId, ChannelPatch patch, long? ifVersion)
    {
        if (await channels.FindAsync(Id, channelId) is not { } channel)
        {
            return Failure.NotFound("channel");
        }

        if (ifVersion is not null && ifVersion != channel.Version)
        {
            return Failure.Stale();
        }

        var spec = patch.ApplyTo(channel.Spec);
        var wrong = spec.Errors().ToList();
        if (patch.RotateSecret && spec.Kind != ChannelKind.Webhook)
        {
            wrong.Add(new FieldError("rotate_secret", "makes no sense for a channel without a secret"));
        }

        if (wrong.Count > 0)
        {
            return Failure.Validation(wrong);
        }

        if (await post.RefusalAsync(spec) is { } refusal)
        {
            return refusal;
        }

        await audit.RecordAsync(Id, AuditActions.Updated, AuditSubjects.NotificationChannel, channelId, channel.Spec, new { spec, patch.RotateSecret });
        var next = channel with
        {
            Spec = spec,
            ProtectedSecret = patch.RotateSecret ? secrets.Protect(channelId, ChannelSecrets.New()) : channel.ProtectedSecret,
            UpdatedAt = time.GetUtcNow(),
            Version = channel.Version + 1,
        };
        if (!await channels.TryUpdateAsync(next))
        {
            return ifVersion is null ? new Failure { Kind = FailureKind.Conflict, Message = "It was changed at the same time: try again" } : Failure.Stale();
        }

        _ = Wake(); // Quiet hours or a digest may have ended by it.
        var view = (await channels.FindAsync(Id, channelId))?.View() ?? next.View();
        return new ChannelWithSecret(view, patch.RotateSecret ? secrets.Unprotect(channelId, next.ProtectedSecret!) : null);
    }

    public async Task<Result<Done>> Delete(Guid channelId)
    {
        if (await channels.FindAsync(Id, channelId) is not { } channel)
        {
            return Failure.NotFound("channel");
        }

        await audit.RecordAsync(Id, AuditActions.Deleted, AuditSubjects.NotificationChannel, channelId, before: channel.Spec);
        await channels.DeleteAsync(Id, channelId);
        return Done.Value;
    }

    public async Task Remove()
    {
        await channels.RemoveAllAsync(Id);
        await UnregisterAsync();
        DeactivateOnIdle();
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (await channels.CountAsync(Id) == 0)
        {
            await UnregisterAsync();
            return;
        }

        await Wake();
    }

    private async Task UnregisterAsync()
    {
        if (await this.GetReminder(DeliverReminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private ChannelWithSecret Shown(Channel channel) =>
        new(channel.View(), channel.ProtectedSecret is { } secret ? secrets.Unprotect(channel.Id, secret) : null);

    private IFarmGrain Farm() => GrainFactory.GetGrain<IFarmGrain>(Id);
}
