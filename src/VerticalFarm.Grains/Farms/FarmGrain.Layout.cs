using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Audit;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Farms;

/// <summary>Where things stand.</summary>
internal sealed partial class FarmGrain
{
    public Task<Result<LayoutView>> GetLayout() => Task.FromResult<Result<LayoutView>>(Exists ? Layout() : Failure.NotFound("farm"));

    public async Task<Result<LayoutView>> SetLayout(FarmLayout layout, long? ifVersion)
    {
        if (!Exists)
        {
            return Failure.NotFound("farm");
        }

        if (ifVersion is not null && ifVersion != farm.State.Version)
        {
            return Failure.Stale();
        }

        if (layout.Errors().ToArray() is { Length: > 0 } errors)
        {
            return Failure.Validation(errors);
        }

        if (LayoutReview.Review(farm.State, await Rules(farm.State.Rules), layout) is { } failure)
        {
            return failure;
        }

        await audit.RecordAsync(Id, AuditActions.Updated, AuditSubjects.Layout, Id, farm.State.Layout, layout);
        await farm.CommitAsync(farm.State with { Layout = layout, UpdatedAt = time.GetUtcNow(), Version = farm.State.Version + 1 }, this);
        await TellRules();
        TellFeed();
        return Layout();
    }

    private LayoutView Layout() => new() { Rows = farm.State.Layout.Rows, Version = farm.State.Version };
}
