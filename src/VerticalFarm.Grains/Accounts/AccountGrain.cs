using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Accounts;

internal sealed partial class AccountGrain(
    [PersistentState("account")] IPersistentState<AccountState> account,
    Passwords passwords,
    IOptions<AccountOptions> options,
    TimeProvider time) : Grain, IAccountGrain
{
    private Guid Id => this.GetPrimaryKey();

    public async Task<Result<UserView>> Create(NewAccount given)
    {
        if (!account.RecordExists)
        {
            await account.CommitAsync(
                new AccountState { Email = given.Email, PasswordHash = given.PasswordHash, DisplayName = given.DisplayName, CreatedAt = time.GetUtcNow() }, this);
        }

        return View();
    }

    public Task<Result<UserView>> Get() => Task.FromResult<Result<UserView>>(account.RecordExists ? View() : Failure.NotFound("user"));

    public async Task<Result<FarmView>> CreateFarm(FarmProfile profile)
    {
        if (profile.Errors().ToArray() is { Length: > 0 } errors)
        {
            return Failure.Validation(errors);
        }

        if (account.State.Farms.Length >= options.Value.MaxFarms)
        {
            await ForgetFarmsThatNeverCameToBe();
            if (account.State.Farms.Length >= options.Value.MaxFarms)
            {
                return Failure.BusinessRule($"Your plan allows {options.Value.MaxFarms} farms");
            }
        }

        var farmId = Guid.NewGuid();
        await account.CommitAsync(account.State with { Farms = account.State.Farms.Add(farmId) }, this);
        return await Farm(farmId).Create(Id, profile);
    }

    public async Task<Page<FarmView>> ListFarms(PageRequest page)
    {
        var all = await Task.WhenAll(account.State.Farms.Select(id => Farm(id).Get()));
        var found = all.Select(farm => farm.Value).OfType<FarmView>().Where(farm => Matches(farm, page.Search)).ToArray();
        return new Page<FarmView> { Items = [.. found.Skip(page.Skip).Take(page.Limit)], Total = found.Length, Skip = page.Skip, Limit = page.Limit };
    }

    public async Task ForgetFarm(Guid farmId)
    {
        if (account.State.Farms.Contains(farmId))
        {
            await account.CommitAsync(account.State with { Farms = account.State.Farms.Remove(farmId) }, this);
        }
    }

    private static bool Matches(FarmView farm, string? search) =>
        search is null
        || farm.Name.Contains(search, StringComparison.OrdinalIgnoreCase)
        || (farm.Location?.Contains(search, StringComparison.OrdinalIgnoreCase) ?? false);

    private UserView View() => new() { Id = Id, Email = account.State.Email, DisplayName = account.State.DisplayName, CreatedAt = account.State.CreatedAt };

    private IFarmGrain Farm(Guid id) => GrainFactory.GetGrain<IFarmGrain>(id);

    // A silo that died between the two writes of CreateFarm leaves an id without a farm; it must not count against the limit for ever.
    private async Task ForgetFarmsThatNeverCameToBe()
    {
        var roles = await Task.WhenAll(account.State.Farms.Select(async id => (Id: id, Role: await Farm(id).RoleOf(Id))));
        var real = roles.Where(farm => farm.Role is not null).Select(farm => farm.Id).ToImmutableArray();
        if (real.Length < account.State.Farms.Length)
        {
            await account.CommitAsync(account.State with { Farms = real }, this);
        }
    }
}
