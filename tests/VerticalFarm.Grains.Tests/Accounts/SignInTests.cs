using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Accounts;

[Collection(typeof(ClusterTests))]
public sealed class SignInTests(FarmCluster cluster)
{
    private const int MaxFailures = 10;
    private const string Wrong = "a wrong password";

    [Fact]
    public async Task An_unknown_address_and_a_wrong_password_answer_the_same()
    {
        var user = await TestFarm.RegisterAsync(cluster);

        var wrong = (await cluster.ByEmail(user.Email!).SignIn(Wrong)).Bad(FailureKind.Authentication);
        var unknown = (await cluster.ByEmail(Growers.NewAddress()).SignIn(Wrong)).Bad(FailureKind.Authentication);

        Assert.Equal((wrong.Message, wrong.RetryAfter, wrong.Details.Length), (unknown.Message, unknown.RetryAfter, unknown.Details.Length));
    }

    [Fact]
    public async Task An_address_is_found_however_it_is_written()
    {
        var user = await TestFarm.RegisterAsync(cluster);
        Assert.Equal(user.Id, (await cluster.ByEmail($" {user.Email!.ToUpperInvariant()}").SignIn(TestFarm.Password)).Good().UserId);
    }

    [Fact]
    public async Task Ten_failures_shut_an_address_out_until_the_first_of_them_is_15_minutes_old()
    {
        var user = await TestFarm.RegisterAsync(cluster);
        var account = cluster.ByEmail(user.Email!);
        await account.SignIn(Wrong);
        cluster.Clock.Advance(TimeSpan.FromMinutes(5));
        await FailAsync(account, MaxFailures - 1);

        var shutOut = (await account.SignIn(TestFarm.Password)).Bad(FailureKind.RateLimited);
        Assert.Equal(TimeSpan.FromMinutes(10), shutOut.RetryAfter);

        cluster.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMicroseconds(1));
        (await account.SignIn(TestFarm.Password)).Bad(FailureKind.RateLimited);
        cluster.Clock.Advance(TimeSpan.FromMicroseconds(1));
        (await account.SignIn(TestFarm.Password)).Good();
    }

    [Fact]
    public async Task An_unknown_address_is_shut_out_as_a_known_one_is()
    {
        var account = cluster.ByEmail(Growers.NewAddress());
        await FailAsync(account, MaxFailures);
        (await account.SignIn(Wrong)).Bad(FailureKind.RateLimited);
    }

    [Fact]
    public async Task Nobody_is_forgiven_because_a_silo_restarts()
    {
        var user = await TestFarm.RegisterAsync(cluster);
        var account = cluster.ByEmail(user.Email!);
        await FailAsync(account, MaxFailures / 2);
        await cluster.ForgetAsync(account);
        await FailAsync(account, MaxFailures / 2);
        await cluster.ForgetAsync(account);

        (await account.SignIn(TestFarm.Password)).Bad(FailureKind.RateLimited);
    }

    [Fact]
    public async Task The_present_password_cannot_be_guessed_over_restarts_either()
    {
        var user = await TestFarm.RegisterAsync(cluster);
        cluster.SignedIn = user.Id;
        for (var i = 0; i < MaxFailures; i++)
        {
            (await cluster.Account(user.Id).ChangePassword(Wrong, "an entirely new password")).Bad(FailureKind.BusinessRule);
        }

        await cluster.ForgetAsync(cluster.Account(user.Id));
        (await cluster.Account(user.Id).ChangePassword(TestFarm.Password, "an entirely new password")).Bad(FailureKind.RateLimited);
        (await cluster.ByEmail(user.Email!).SignIn(TestFarm.Password)).Good();
    }

    [Fact]
    public async Task Wrong_passwords_go_when_they_count_no_longer()
    {
        await FailAsync(cluster.ByEmail(Growers.NewAddress()), 1);
        cluster.Clock.Advance(TimeSpan.FromMinutes(15));
        await FailAsync(cluster.ByEmail(Growers.NewAddress()), 1);
        Assert.Equal(1, Assert.Single(await cluster.Database.ColumnAsync<long>("SELECT count(*) FROM wrong_password")));
    }

    [Fact]
    public async Task A_success_forgives_the_failures_before_it()
    {
        var user = await TestFarm.RegisterAsync(cluster);
        var account = cluster.ByEmail(user.Email!);
        await FailAsync(account, MaxFailures - 1);
        (await account.SignIn(TestFarm.Password)).Good();

        (await account.SignIn(Wrong)).Bad(FailureKind.Authentication);
        (await account.SignIn(TestFarm.Password)).Good();
    }

    [Fact]
    public async Task Failures_of_one_address_do_not_shut_another_out()
    {
        var user = await TestFarm.RegisterAsync(cluster);
        await FailAsync(cluster.ByEmail(Growers.NewAddress()), MaxFailures);
        (await cluster.ByEmail(user.Email!).SignIn(TestFarm.Password)).Good();
    }

    private static async Task FailAsync(IAccountByEmailGrain account, int times)
    {
        for (var i = 0; i < times; i++)
        {
            (await account.SignIn(Wrong)).Bad(FailureKind.Authentication);
        }
    }
}
