using System.Net;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.Sharing;

[Collection(typeof(HouseTests))]
public sealed class MemberRouteTests(House house)
{
    [Fact]
    public async Task Each_role_may_do_what_it_is_for()
    {
        var (owner, guest) = (await Grower.RegisterAsync(house.Api), await Grower.RegisterAsync(house.Api));
        var farm = await owner.CreateFarmAsync();
        var device = await owner.CreateAsync($"/farms/{farm}/devices", new { name = "Fan", type = "fan", entity_id = "fan.hall" });

        await ShareAsync(owner, farm, guest, "viewer");
        Assert.Equal("viewer", (await guest.GetAsync($"/farms/{farm}")).Is(HttpStatusCode.OK).Get("role"));
        (await guest.PostAsync($"/devices/{device}/commands", new { command = "turn_on" })).IsError(403, "AUTHORIZATION_ERROR");

        await ShareAsync(owner, farm, guest, "operator");
        Assert.Equal(HttpStatusCode.OK, (await guest.PostAsync($"/devices/{device}/commands?wait=1", new { command = "turn_on" })).Status);
        (await guest.PutAsync($"/farms/{farm}", new { name = "Mine" })).IsError(403, "AUTHORIZATION_ERROR");
        (await guest.PostAsync($"/farms/{farm}/members", new { email = guest.Email, role = "owner" })).IsError(403, "AUTHORIZATION_ERROR");

        await ShareAsync(owner, farm, guest, "owner");
        (await guest.PutAsync($"/farms/{farm}", new { name = "Ours" })).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_shared_farm_is_in_the_guests_list_and_does_not_count_against_their_limit()
    {
        var (owner, guest) = (await Grower.RegisterAsync(house.Api), await Grower.RegisterAsync(house.Api));
        var farm = await owner.CreateFarmAsync("Shared");
        await ShareAsync(owner, farm, guest, "viewer");
        for (var i = 0; i < 5; i++)
        {
            await guest.CreateFarmAsync();
        }

        Assert.Equal(6, (await guest.GetAsync("/farms")).Json["total"]!.GetValue<int>());
        Assert.Equal(farm, Assert.Single((await guest.GetAsync("/farms?search=shared")).Json["items"]!.AsArray())!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Members_are_listed_by_name_for_all_of_them_and_for_nobody_else()
    {
        var (owner, guest) = (await Grower.RegisterAsync(house.Api), await Grower.RegisterAsync(house.Api));
        var farm = await owner.CreateFarmAsync();
        await ShareAsync(owner, farm, guest, "viewer");

        var members = (await guest.GetAsync($"/farms/{farm}/members")).Is(HttpStatusCode.OK).Json["items"]!.AsArray();

        Assert.Equal(new[] { (owner.Email, "owner"), (guest.Email, "viewer") }.Order(),
            members.Select(member => (member!["email"]!.GetValue<string>(), member["role"]!.GetValue<string>())).Order());
        (await (await Grower.RegisterAsync(house.Api)).GetAsync($"/farms/{farm}/members")).IsError(404, "NOT_FOUND");
    }

    [Fact]
    public async Task A_membership_that_ended_is_over_at_once()
    {
        var (owner, guest) = (await Grower.RegisterAsync(house.Api), await Grower.RegisterAsync(house.Api));
        var farm = await owner.CreateFarmAsync();
        await ShareAsync(owner, farm, guest, "operator");

        (await owner.DeleteAsync($"/farms/{farm}/members/{guest.Id}")).Is(HttpStatusCode.NoContent);

        (await guest.GetAsync($"/farms/{farm}")).IsError(404, "NOT_FOUND");
        Assert.Equal(0, (await guest.GetAsync("/farms")).Json["total"]!.GetValue<int>());
        (await owner.DeleteAsync($"/farms/{farm}/members/{guest.Id}")).IsError(404, "NOT_FOUND");
    }

    [Fact]
    public async Task A_member_may_leave_but_not_send_others_away()
    {
        var (owner, guest, other) = (await Grower.RegisterAsync(house.Api), await Grower.RegisterAsync(house.Api), await Grower.RegisterAsync(house.Api));
        var farm = await owner.CreateFarmAsync();
        await ShareAsync(owner, farm, guest, "operator");
        await ShareAsync(owner, farm, other, "viewer");

        (await guest.DeleteAsync($"/farms/{farm}/members/{other.Id}")).IsError(403, "AUTHORIZATION_ERROR");
        (await guest.DeleteAsync($"/farms/{farm}/members/{guest.Id}")).Is(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Who_made_a_farm_stays_its_owner()
    {
        var (owner, second) = (await Grower.RegisterAsync(house.Api), await Grower.RegisterAsync(house.Api));
        var farm = await owner.CreateFarmAsync();
        await ShareAsync(owner, farm, second, "owner");

        (await second.PostAsync($"/farms/{farm}/members", new { email = owner.Email, role = "viewer" })).IsError(422, "BUSINESS_RULE_VIOLATION");
        (await second.DeleteAsync($"/farms/{farm}/members/{owner.Id}")).IsError(422, "BUSINESS_RULE_VIOLATION");
        (await owner.DeleteAsync($"/farms/{farm}/members/{owner.Id}")).IsError(422, "BUSINESS_RULE_VIOLATION");
    }

    [Fact]
    public async Task Nobody_can_be_invited_who_has_no_account_and_every_bad_field_is_named()
    {
        var owner = await Grower.RegisterAsync(house.Api);
        var members = $"/farms/{await owner.CreateFarmAsync()}/members";

        Assert.Equal(["email"], (await owner.PostAsync(members, new { email = "nobody@example.org", role = "viewer" })).IsError(422, "BUSINESS_RULE_VIOLATION").BadFields);
        Assert.Equal(["email", "role", "since"], (await owner.PostAsync(members, new { email = 1, role = "king", since = 1 })).IsError(400, "VALIDATION_ERROR").BadFields.Order());
    }

    internal static async Task ShareAsync(Grower owner, string farm, Grower guest, string role) =>
        (await owner.PostAsync($"/farms/{farm}/members", new { email = guest.Email.ToUpperInvariant(), role })).Is(HttpStatusCode.Created);
}
