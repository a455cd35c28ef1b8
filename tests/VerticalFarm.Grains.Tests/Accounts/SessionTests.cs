using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Accounts;

[Collection(typeof(ClusterTests))]
public sealed class SessionTests(FarmCluster cluster)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    [Fact]
    public async Task A_refresh_brings_a_new_secret_for_the_same_session()
    {
        var (user, first) = await SignedInAsync();

        var second = await RefreshAsync(first);
        var third = await RefreshAsync(second);

        Assert.Equal([(user.Id, first.SessionId), (user.Id, first.SessionId)], [(second.UserId, second.SessionId), (third.UserId, third.SessionId)]);
        Assert.Equal(3, new[] { first.Secret, second.Secret, third.Secret }.Distinct().Count());
    }

    [Fact]
    public async Task A_secret_that_is_used_twice_ends_its_session_for_whoever_holds_it()
    {
        var (_, first) = await SignedInAsync();
        var second = await RefreshAsync(first);

        await IsRefusedAsync(first);

        await IsRefusedAsync(second);
    }

    [Fact]
    public async Task Of_two_racing_uses_of_a_secret_one_goes_well_and_the_session_ends()
    {
        var (_, first) = await SignedInAsync();

        var results = await Task.WhenAll(TryAsync(first), TryAsync(first));

        var next = Assert.Single(results, result => result.Failure is null).Value!;
        await IsRefusedAsync(next);
    }

    [Fact]
    public async Task The_end_of_one_session_leaves_the_others_alone()
    {
        var (user, first) = await SignedInAsync();
        var other = (await cluster.ByEmail(user.Email!).SignIn(TestFarm.Password)).Good();
        await RefreshAsync(first);

        await IsRefusedAsync(first);

        await RefreshAsync(other);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_may_be_done_again()
    {
        var (user, session) = await SignedInAsync();

        await cluster.Account(user.Id).SignOut(session.SessionId, session.Secret);
        await cluster.Account(user.Id).SignOut(session.SessionId, session.Secret);

        await IsRefusedAsync(session);
    }

    [Fact]
    public async Task Nobody_is_signed_out_by_one_who_does_not_hold_the_secret()
    {
        var (user, session) = await SignedInAsync();
        await cluster.Account(user.Id).SignOut(session.SessionId, "a guess");
        await RefreshAsync(session);
    }

    [Fact]
    public async Task A_session_is_good_at_its_own_account_only()
    {
        var (_, session) = await SignedInAsync();
        var other = await TestFarm.RegisterAsync(cluster);
        (await cluster.Account(other.Id).Refresh(session.SessionId, session.Secret)).Bad(FailureKind.Authentication);
        (await cluster.Account(Guid.NewGuid()).Refresh(session.SessionId, session.Secret)).Bad(FailureKind.Authentication);
    }

    [Fact]
    public async Task A_session_lives_30_days_from_its_last_renewal()
    {
        var (_, first) = await SignedInAsync();
        cluster.Clock.Advance(Lifetime - TimeSpan.FromMicroseconds(1));
        var renewed = await RefreshAsync(first);

        cluster.Clock.Advance(Lifetime - TimeSpan.FromMicroseconds(1));
        var again = await RefreshAsync(renewed);

        cluster.Clock.Advance(Lifetime);
        await IsRefusedAsync(again);
    }

    [Fact]
    public async Task One_session_too_many_ends_the_oldest()
    {
        var (user, oldest) = await SignedInAsync();
        var second = (await cluster.ByEmail(user.Email!).SignIn(TestFarm.Password)).Good();
        await cluster.ByEmail(user.Email!).SignIn(TestFarm.Password);
        var newest = (await cluster.ByEmail(user.Email!).SignIn(TestFarm.Password)).Good();

        await IsRefusedAsync(oldest);
        await RefreshAsync(second);
        await RefreshAsync(newest);
    }

    [Fact]
    public async Task A_session_outlives_the_activation_that_opened_it_though_its_secret_is_not_kept()
    {
        var (user, session) = await SignedInAsync();
        Assert.DoesNotContain(session.Secret, await cluster.Database.StateOfAsync("account", user.Id), StringComparison.Ordinal);
        Assert.DoesNotContain(session.Secret, session.ToString(), StringComparison.Ordinal);

        await cluster.ForgetAsync(cluster.Account(user.Id));

        await RefreshAsync(session);
    }

    private async Task<(UserView User, SessionView Session)> SignedInAsync()
    {
        var user = await TestFarm.RegisterAsync(cluster);
        return (user, (await cluster.ByEmail(user.Email!).SignIn(TestFarm.Password)).Good());
    }

    private Task<Result<SessionView>> TryAsync(SessionView session) => cluster.Account(session.UserId).Refresh(session.SessionId, session.Secret);

    private async Task<SessionView> RefreshAsync(SessionView session) => (await TryAsync(session)).Good();

    private async Task IsRefusedAsync(SessionView session) => (await TryAsync(session)).Bad(FailureKind.Authentication);
}
