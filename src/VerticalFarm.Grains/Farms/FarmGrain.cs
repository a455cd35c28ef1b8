using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Farms;

/// <summary>The farm itself; its parts are in FarmGrain.Parts.cs, its views in FarmGrain.Views.cs, its end in FarmGrain.Ending.cs.</summary>
internal sealed partial class FarmGrain(
    [PersistentState("farm")] IPersistentState<FarmState> farm,
    TimeProvider time,
    ILogger<FarmGrain> logger) : Grain, IFarmGrain, IRemindable
{
    private Guid Id => this.GetPrimaryKey();

    private bool Exists => farm.RecordExists && !farm.State.Ending;

    public async Task<FarmView> Create(Guid ownerId, FarmProfile profile)
    {
        if (!farm.RecordExists)
        {
            var now = time.GetUtcNow();
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
                },
                this);
        }

        await MakeDefaultRulesIfDue();
        return View();
    }

    public Task<FarmRole?> RoleOf(Guid userId) =>
        Task.FromResult(Exists && farm.State.Members.TryGetValue(userId, out var role) ? role : (FarmRole?)null);

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

        var zoneChanged = profile.Timezone != farm.State.Profile.Timezone;
        await farm.CommitAsync(farm.State with { Profile = profile, UpdatedAt = time.GetUtcNow(), Version = farm.State.Version + 1 }, this);
        if (zoneChanged)
        {
            await TellRules();
        }

        return View();
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (farm.RecordExists)
        {
            await MakeDefaultRulesIfDue();
        }
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => reminderName == EndReminder ? PutPartsToRest() : Task.CompletedTask;

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

    private async Task TellRules() => await Task.WhenAll(farm.State.Rules.Select(rule => Rule(rule.Id).FarmChanged()));

    private IAutomationRuleGrain Rule(Guid id) => GrainFactory.GetGrain<IAutomationRuleGrain>(id);

    private IHomeAssistantGrain HomeAssistant() => GrainFactory.GetGrain<IHomeAssistantGrain>(Id);
}
