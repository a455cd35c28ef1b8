using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Audit;
using VerticalFarm.Grains.Readings.Desk;
using VerticalFarm.Grains.Storage;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Farms;

/// <summary>The farm itself; its parts are in FarmGrain.Parts.cs, its views in FarmGrain.Views.cs, its alerts in FarmGrain.Alerts.cs, the watch over its sensors in FarmGrain.Health.cs, its emergency stop in FarmGrain.Stop.cs, its midnight in FarmGrain.Reports.cs, its end in FarmGrain.Ending.cs.</summary>
internal sealed partial class FarmGrain(
    [PersistentState("farm")] IPersistentState<FarmState> farm,
    AuditLog audit,
    SensorDesk desk,
    SensorViews sensorViews,
    IReadingStore readings,
    TimeProvider time,
    ILogger<FarmGrain> logger) : Grain, IFarmGrain, IRemindable
{
    private FarmPlace? _place;

    private Guid Id => this.GetPrimaryKey();

    private bool Exists => farm.RecordExists && !farm.State.Ending;

    public async Task<FarmView> Create(Guid ownerId, FarmProfile profile)
    {
        if (!farm.RecordExists)
        {
            await audit.RecordAsync(Id, AuditActions.Created, AuditSubjects.Farm, Id, after: profile);
            if (profile.RawRetentionDays is { } days)
            {
                await readings.KeepAsync(Id, days, CancellationToken.None);
            }

            var now = time.GetUtcNow();
            await SetReportReminderAsync(profile.Timezone); // Before the commit that counts on it.
            await farm.CommitAsync(
                new FarmState
                {
                    Profile = profile,
                    OwnerId = ownerId,
                    CreatedAt = now,
                    UpdatedAt = now,
                    Version = 1,
                    Members = ImmutableDictionary<Guid, FarmRole>.Empty.Add(ownerId, FarmRole.Owner),
                    Layout = DefaultLayout.For(profile.Width, profile.Depth),
                    Rules = [.. DefaultRules.All.Select(rule => new RuleFacts(Guid.NewGuid(), rule.Name, IsActiveSchedule: false))],
                    DefaultRulesDue = true,
                    MakesReports = true,
                },
                this);
            TakeTally(new AlertTally(0, 0, 0, now)); // A new farm need not ask.
        }

        await MakeDefaultRulesIfDue();
        return await ViewAsync(RoleOfCaller());
    }

    public Task<FarmRole?> RoleOf(Guid userId) => Task.FromResult(RoleOfUser(userId));

    public async Task<Result<FarmView>> Update(FarmPatch patch, long? ifVersion)
    {
        if (!Exists)
        {
            return Failure.NotFound("farm");
        }

        if (ifVersion is not null && ifVersion != farm.State.Version)
        {
            return Failure.Stale();
        }

        var profile = patch.ApplyTo(farm.State.Profile);
        if (profile.Errors().ToArray() is { Length: > 0 } errors)
        {
            return Failure.Validation(errors);
        }

        await audit.RecordAsync(Id, AuditActions.Updated, AuditSubjects.Farm, Id, farm.State.Profile, profile);
        var retentionChanged = profile.RawRetentionDays != farm.State.Profile.RawRetentionDays;
        if (retentionChanged)
        {
            await readings.KeepAsync(Id, profile.RawRetentionDays, CancellationToken.None);
        }

        var zoneChanged = profile.Timezone != farm.State.Profile.Timezone;
        await farm.CommitAsync(farm.State with { Profile = profile, UpdatedAt = time.GetUtcNow(), Version = farm.State.Version + 1 }, this);
        TellFeed();
        if (retentionChanged)
        {
            await Task.WhenAll(farm.State.Sensors.Select(sensor => GrainFactory.GetGrain<ISensorGrain>(sensor.Id).RetentionChanged(profile.RawRetentionDays)));
        }

        if (zoneChanged)
        {
            await SetReportReminderAsync();
            await TellRules();
            await TellDevicesAsync(farm.State.Devices.Select(device => device.Id));
        }

        return await ViewAsync(RoleOfCaller());
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        desk.Put(_place = new FarmPlace(Id, RoleOfUser));
        if (farm.RecordExists)
        {
            await MakeDefaultRulesIfDue();
            await LookAfterSensorsIfDueAsync();
            await LookForReportsIfDueAsync();
        }
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_place is { } place)
        {
            desk.Remove(place);
        }

        return Task.CompletedTask;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => reminderName switch
    {
        EndReminder => PutPartsToRest(),
        StopReminder => OnStopReminderAsync(),
        HealthReminder => OnHealthReminderAsync(),
        ReportReminder => OnReportReminderAsync(),
        _ => Task.CompletedTask,
    };

    // Ids are committed with the farm, so a silo that dies in between leaves rules that the next activation makes; making one twice is harmless.
    private async Task MakeDefaultRulesIfDue()
    {
        if (!farm.State.DefaultRulesDue)
        {
            return;
        }

        await Task.WhenAll(DefaultRules.All.Select((rule, i) => Rule(farm.State.Rules[i].Id).Create(Id, rule)));
        await farm.CommitAsync(farm.State with { DefaultRulesDue = false }, this);
    }

    // Also read by the way in for readings, which runs beside this grain: it sees the state as it is kept at that moment.
    private FarmRole? RoleOfUser(Guid userId) => farm.RecordExists && farm.State is { Ending: false } state && state.Members.TryGetValue(userId, out var role) ? role : null;

    private async Task TellRules() => await Task.WhenAll(farm.State.Rules.Select(rule => Rule(rule.Id).FarmChanged()));

    private IAutomationRuleGrain Rule(Guid id) => GrainFactory.Grain<IAutomationRuleGrain>(id);

    private IHomeAssistantGrain HomeAssistant() => GrainFactory.GetGrain<IHomeAssistantGrain>(Id);
}
