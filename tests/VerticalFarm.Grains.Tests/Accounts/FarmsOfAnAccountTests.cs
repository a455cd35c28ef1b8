using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Accounts;

[Collection(typeof(ClusterTests))]
public sealed class FarmsOfAnAccountTests(FarmCluster cluster)
{
    private const int MaxFarms = 5;

    [Fact]
    public async Task Racing_requests_do_not_pass_the_limit_of_5_farms()
    {
        var account = await NewAccountAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, MaxFarms + 3).Select(i => CreateAsync(account, $"Farm {i}")));

        Assert.Equal(MaxFarms, results.Count(result => result.Failure is null));
        Assert.All(results.Where(result => result.Failure is not null), result => result.Bad(FailureKind.BusinessRule));
        Assert.Equal(MaxFarms, (await account.ListFarms(PageRequest.First)).Total);
    }

    [Fact]
    public async Task A_deleted_farm_makes_room_for_another_and_is_listed_no_more()
    {
        var account = await NewAccountAsync();
        var farms = new List<FarmView>();
        for (var i = 0; i < MaxFarms; i++)
        {
            farms.Add((await CreateAsync(account, $"Farm {i}")).Good());
        }

        (await cluster.Gateway.GetGrain<IFarmGrain>(farms[1].Id).Delete()).Good();

        Assert.DoesNotContain(farms[1].Id, await ListedAsync(account));
        (await CreateAsync(account, "Another")).Good();
        (await CreateAsync(account, "One too many")).Bad(FailureKind.BusinessRule);
    }

    [Fact]
    public async Task Farms_that_never_came_to_be_are_not_listed_and_do_not_count()
    {
        var account = await NewAccountAsync();
        var real = (await CreateAsync(account, "Real")).Good().Id;
        var ids = Enumerable.Range(0, MaxFarms - 1).Select(_ => Guid.NewGuid()).Append(real).Select(id => $"\"{id}\"");
        await cluster.Database.SetAsync("account", account.GetPrimaryKey(), ["farms"], $"[{string.Join(',', ids)}]");
        await cluster.ForgetAsync(account);

        Assert.Equal([real], await ListedAsync(account));
        var second = (await CreateAsync(account, "Second")).Good().Id;

        Assert.Equal([real, second], await ListedAsync(account));
    }

    [Fact]
    public async Task Every_bad_field_of_a_farm_is_named_at_once_and_no_farm_comes_of_it()
    {
        var account = await NewAccountAsync();
        var profile = new FarmProfile
        {
            Name = "  ",
            Location = new string('x', 201),
            Width = 0,
            Depth = double.NaN,
            Timezone = "Mars/Olympus",
            Latitude = 90.5,
            Longitude = -181,
        };

        var failure = (await account.CreateFarm(profile)).Bad(FailureKind.Validation);

        Assert.Equal(["name", "location", "width", "depth", "timezone", "latitude", "longitude"], failure.Details.Select(error => error.Field));
        Assert.Empty(await ListedAsync(account));
    }

    [Fact]
    public async Task Farms_are_listed_in_order_of_creation_searched_by_name_and_place_and_cut_into_pages()
    {
        var account = await NewAccountAsync();
        var north = (await CreateAsync(account, "North hall", "Ghent")).Good().Id;
        var south = (await CreateAsync(account, "South hall", "Antwerp")).Good().Id;
        var attic = (await CreateAsync(account, "Attic", "northern Ghent")).Good().Id;
        await cluster.ForgetAsync(account);

        Assert.Equal([north, south, attic], await ListedAsync(account));
        Assert.Equal([north, attic], await ListedAsync(account, new PageRequest(0, 100, "NORTH")));
        Assert.Equal([south], await ListedAsync(account, new PageRequest(0, 100, "antw")));
        Assert.Empty(await ListedAsync(account, new PageRequest(0, 100, "cellar")));

        var page = await account.ListFarms(new PageRequest(1, 1, "hall"));
        Assert.Equal((2, 1, 1), (page.Total, page.Skip, page.Limit));
        Assert.Equal(south, Assert.Single(page.Items).Id);
        Assert.Equal(FarmRole.Owner, page.Items[0].Role);
        Assert.Empty(await ListedAsync(account, new PageRequest(3, 100)));
    }

    [Fact]
    public async Task Nobody_sees_the_farms_of_another_account()
    {
        var mine = await NewAccountAsync();
        (await CreateAsync(mine, "Mine")).Good();
        Assert.Empty(await ListedAsync(await NewAccountAsync()));
    }

    private static Task<Result<FarmView>> CreateAsync(IAccountGrain account, string name, string? location = null) =>
        account.CreateFarm(new FarmProfile { Name = name, Location = location });

    private static async Task<Guid[]> ListedAsync(IAccountGrain account, PageRequest? page = null) =>
        [.. (await account.ListFarms(page ?? PageRequest.First)).Items.Select(farm => farm.Id)];

    private async Task<IAccountGrain> NewAccountAsync()
    {
        var user = await TestFarm.RegisterAsync(cluster);
        cluster.SignedIn = user.Id;
        return cluster.Account(user.Id);
    }
}
