using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Accounts;

[Collection(typeof(ClusterTests))]
public sealed class RegistrationTests(FarmCluster cluster)
{
    [Fact]
    public async Task Every_bad_field_is_named_at_once()
    {
        var registration = new Registration { Email = "nobody", Password = "too short", DisplayName = new string('x', 101) };

        var failure = (await cluster.ByEmail("nobody").Register(registration)).Bad(FailureKind.Validation);

        Assert.Equal(["email", "password", "display_name"], failure.Details.Select(error => error.Field));
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void A_password_has_10_to_128_characters(int length, bool good) =>
        Assert.Equal(good, !new Registration { Email = "a@example.org", Password = new string('x', length) }.Errors().Any());

    [Fact]
    public async Task An_address_is_taken_however_it_is_written()
    {
        var email = Growers.NewAddress();
        await TestFarm.RegisterAsync(cluster, email);

        var again = new Registration { Email = $" {email.ToUpperInvariant()} ", Password = TestFarm.Password };

        (await cluster.ByEmail(again.Email).Register(again)).Bad(FailureKind.Conflict);
    }

    [Fact]
    public async Task The_address_is_kept_as_it_was_written()
    {
        var email = $"Ada.{Growers.NewAddress()}";
        Assert.Equal(email, (await TestFarm.RegisterAsync(cluster, $" {email} ")).Email);
    }

    [Fact]
    public async Task Of_racing_registrations_of_an_address_one_wins()
    {
        var email = Growers.NewAddress();
        var registration = new Registration { Email = email, Password = TestFarm.Password };

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => cluster.ByEmail(email).Register(registration)));

        var winner = Assert.Single(results, result => result.Failure is null).Value!;
        Assert.All(results.Where(result => result.Failure is not null), result => result.Bad(FailureKind.Conflict));
        Assert.Equal(winner.Id, (await cluster.ByEmail(email).SignIn(TestFarm.Password)).Good().UserId);
    }

    [Fact]
    public async Task A_registration_that_was_cut_short_can_be_made_again()
    {
        var email = Growers.NewAddress();
        var first = await TestFarm.RegisterAsync(cluster, email);
        await cluster.Database.LoseAsync("account", first.Id);
        await cluster.ForgetAsync(cluster.Account(first.Id));

        var second = await TestFarm.RegisterAsync(cluster, email);

        Assert.Equal(first.Id, second.Id);
    }

    [Fact]
    public async Task A_profile_outlives_the_activation_that_made_it()
    {
        var email = Growers.NewAddress();
        var registration = new Registration { Email = email, Password = TestFarm.Password, DisplayName = "Ada" };
        var user = (await cluster.ByEmail(email).Register(registration)).Good();
        await cluster.ForgetAsync(cluster.Account(user.Id));

        cluster.SignedIn = user.Id;
        Assert.Equal(user, (await cluster.Account(user.Id).Get()).Good());
        Assert.Equal("Ada", user.DisplayName);
    }

    [Fact]
    public async Task A_password_is_nowhere_in_the_database()
    {
        const string Secret = "a password to look for";
        var email = Growers.NewAddress();
        await cluster.ByEmail(email).Register(new Registration { Email = email, Password = Secret });
        (await cluster.ByEmail(email).SignIn(Secret)).Good();

        Assert.Empty(await cluster.Database.ColumnAsync<string>("SELECT grain FROM grain_state WHERE strpos(state::text, $1) > 0", Secret));
    }

    [Fact]
    public void A_registration_does_not_tell_its_password_to_a_log() =>
        Assert.DoesNotContain("hush", new Registration { Email = "a@example.org", Password = "hush hush hush" }.ToString(), StringComparison.Ordinal);
}
