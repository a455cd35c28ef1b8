using System.Collections.Immutable;
using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Billing;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Accounts;

/// <summary>The farms of an account. The account lists them; who may do what in a farm, the farm alone knows.</summary>
internal sealed partial class AccountGrain
{
    // Farms that are asked for just now, from before they are reserved; one may be asked for twice.
    private readonly List<Guid> _beingMade = [];

    public async Task<Result<FarmView>> CreateFarm(FarmProfile profile, Guid? farmId)
    {
        if (profile.Errors().ToArray() is { Length: > 0 } errors)
        {
            return Failure.Validation(errors);
        }

        var id = farmId ?? Guid.NewGuid();
        _beingMade.Add(id);
        try
        {
            return (await Self.ReserveFarm(id)).Failure is { } failure ? failure : await MakeFarmAsync(id, profile);
        }
        finally
        {
            _beingMade.Remove(id);
        }
    }

    public async Task<Result<Done>> ReserveFarm(Guid farmId)
    {
        if (!Exists)
        {
            return Failure.NotFound("user");
        }

        if (account.State.Farms.Contains(farmId))
        {
            return Done.Value;
        }

        var most = await GrainFactory.GetGrain<IBillingGrain>(Id).MaxFarms();
        if (account.State.Farms.Length >= most)
        {
            await ForgetFarmsThatNeverCameToBe();
        }

        if (account.State.Farms.Length >= most)
        {
            return Failure.BusinessRule($"Your plan allows {most} farms");
        }

        await account.CommitAsync(account.State with { Farms = account.State.Farms.Add(farmId) }, this);
        return Done.Value;
    }

    public async Task<Page<FarmView>> ListFarms(PageRequest page)
    {
        var ids = account.State.Farms.AddRange(account.State.Shared);
        if (page.Search is null)
        {
            // Of a long list only the page is asked for.
            var views = await ViewsOf(ids.Skip(page.Skip).Take(page.Limit));
            return new Page<FarmView> { Items = views, Total = ids.Length, Skip = page.Skip, Limit = page.Limit };
        }

        var found = (await ViewsOf(ids)).Where(farm => Matches(farm, page.Search)).ToArray();
        return new Page<FarmView> { Items = [.. found.Skip(page.Skip).Take(page.Limit)], Total = found.Length, Skip = page.Skip, Limit = page.Limit };
    }

    public async Task<Result<UserView>> JoinFarm(Guid farmId)
    {
        if (!Exists)
        {
            return Failure.NotFound("user");
        }

        if (!account.State.Shared.Contains(farmId) && !account.State.Farms.Contains(farmId))
        {
            await account.CommitAsync(account.State with { Shared = account.State.Shared.Add(farmId) }, this);
        }

        return View();
    }

    public async Task ForgetFarm(Guid farmId)
    {
        // Of an account that is ending nothing is written any more: all of it goes, and its end goes by these lists.
        if (Exists && (account.State.Farms.Contains(farmId) || account.State.Shared.Contains(farmId)))
        {
            await account.CommitAsync(account.State with { Farms = account.State.Farms.Remove(farmId), Shared = account.State.Shared.Remove(farmId) }, this);
        }
    }

    private async Task<Result<FarmView>> MakeFarmAsync(Guid id, FarmProfile profile)
    {
        if (Exists)
        {
            var view = await Farm(id).Create(Id, profile);
            if (Exists)
            {
                return view;
            }

            await Farm(id).Delete(); // The account was shut in between, and its end may have looked for this farm too early.
        }

        return Failure.NotFound("user");
    }

    private static bool Matches(FarmView farm, string search) =>
        farm.Name.Contains(search, StringComparison.OrdinalIgnoreCase)
        || (farm.Location?.Contains(search, StringComparison.OrdinalIgnoreCase) ?? false);

    // From inside nobody's role is asked: a farm that this account no longer shares tells so itself.
    private async Task<ImmutableArray<FarmView>> ViewsOf(IEnumerable<Guid> ids)
    {
        var all = await Task.WhenAll(ids.Select(id => Farm(id).ViewFor(Id)));
        return [.. all.OfType<FarmView>()];
    }

    // A silo that died between the two writes of CreateFarm leaves an id without a farm; it must not count against the limit for ever.
    private async Task ForgetFarmsThatNeverCameToBe()
    {
        var roles = await Task.WhenAll(account.State.Farms.Select(async id => (Id: id, Role: await Farm(id).RoleOf(Id))));
        var real = roles.Where(farm => farm.Role is not null || _beingMade.Contains(farm.Id)).Select(farm => farm.Id).ToImmutableArray();
        if (real.Length < account.State.Farms.Length)
        {
            await account.CommitAsync(account.State with { Farms = real }, this);
        }
    }
}
