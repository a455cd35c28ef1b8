using System.Net;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.Idempotency;

[Collection(typeof(HouseTests))]
public sealed class IdempotencyTests(House house)
{
    private readonly string _key = $"{Guid.NewGuid()}";

    [Fact]
    public async Task The_same_key_and_request_are_answered_alike_and_done_once()
    {
        var grower = await Grower.RegisterAsync(house.Api);

        var first = (await CreateAsync(grower, "Hall")).Is(HttpStatusCode.Created);
        var second = (await CreateAsync(grower, "Hall")).Is(HttpStatusCode.Created);

        Assert.Equal((first.Text, first.Tag, first.Headers.Location, first.ContentType), (second.Text, second.Tag, second.Headers.Location, second.ContentType));
        Assert.Equal(1, (await grower.GetAsync("/farms")).Json["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_same_key_with_another_request_is_refused()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = (await CreateAsync(grower, "Hall")).Is(HttpStatusCode.Created).Get("id");

        Assert.Equal(["Idempotency-Key"], (await CreateAsync(grower, "Another hall")).IsError(422, "BUSINESS_RULE_VIOLATION").BadFields);
        var elsewhere = await grower.SendWithAsync(HttpMethod.Post, $"/farms/{farm}/sensors", new { name = "Hall" }, ("Idempotency-Key", _key));
        elsewhere.IsError(422, "BUSINESS_RULE_VIOLATION");
    }

    [Fact]
    public async Task A_key_is_its_users_own()
    {
        var (one, other) = (await Grower.RegisterAsync(house.Api), await Grower.RegisterAsync(house.Api));
        var first = (await CreateAsync(one, "Hall")).Is(HttpStatusCode.Created);
        Assert.NotEqual(first.Get("id"), (await CreateAsync(other, "Attic")).Is(HttpStatusCode.Created).Get("id"));
    }

    [Fact]
    public async Task However_many_ask_at_once_it_is_done_once()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            grower.SendWithAsync(HttpMethod.Post, $"/farms/{farm}/sensors", new { name = "Air", type = "air_temperature" }, ("Idempotency-Key", _key))));

        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.Created or HttpStatusCode.Conflict, answer.Text));
        Assert.Single(answers.Where(answer => answer.Status == HttpStatusCode.Created).Select(answer => answer.Get("id")).Distinct());
        Assert.Equal(1, (await grower.GetAsync($"/farms/{farm}/sensors")).Json["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task What_was_refused_has_changed_nothing_and_may_be_tried_again()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        for (var i = 0; i < 5; i++)
        {
            await grower.CreateFarmAsync();
        }

        (await CreateAsync(grower, "Six")).IsError(422, "BUSINESS_RULE_VIOLATION");
        await grower.DeleteAsync($"/farms/{(await grower.GetAsync("/farms")).Json["items"]![0]!["id"]}");

        (await CreateAsync(grower, "Six")).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_creation_that_was_cut_short_is_completed_and_not_repeated()
    {
        // As a gateway leaves it that dies after the farm was made and before the answer was kept.
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = (await CreateAsync(grower, "Hall")).Is(HttpStatusCode.Created).Get("id");
        await ExecuteAsync("update idempotency_key set status = null, body = null, claimed_at = claimed_at - interval '2 minutes' where key = $1");

        Assert.Equal(farm, (await CreateAsync(grower, "Hall")).Is(HttpStatusCode.Created).Get("id"));
        Assert.Equal(1, (await grower.GetAsync("/farms")).Json["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task While_it_is_being_served_the_next_has_to_wait()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        (await CreateAsync(grower, "Hall")).Is(HttpStatusCode.Created);
        await ExecuteAsync("update idempotency_key set status = null, body = null where key = $1");

        var busy = (await CreateAsync(grower, "Hall")).IsError(409, "CONFLICT");

        Assert.NotNull(busy.Headers.RetryAfter);
    }

    [Fact]
    public async Task After_a_day_a_key_is_forgotten()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        (await CreateAsync(grower, "Hall")).Is(HttpStatusCode.Created);
        await ExecuteAsync("update idempotency_key set created_at = created_at - interval '24 hours' where key = $1");

        (await CreateAsync(grower, "Another hall")).Is(HttpStatusCode.Created);
        Assert.Equal(2, (await grower.GetAsync("/farms")).Json["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_command_is_given_once()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var device = await grower.CreateAsync($"/farms/{await grower.CreateFarmAsync()}/devices", new { name = "Fan", type = "fan", entity_id = "fan.hall" });

        Task<Answer> Submit() => grower.SendWithAsync(HttpMethod.Post, $"/devices/{device}/commands", new { command = "turn_on" }, ("Idempotency-Key", _key));
        var first = await Submit();
        var second = await Submit();

        Assert.Equal((first.Status, first.Get("id")), (second.Status, second.Get("id")));
        Assert.Equal(1, (await grower.GetAsync($"/devices/{device}/commands")).Json["total"]!.GetValue<int>());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(256)]
    public async Task A_key_that_is_empty_or_too_long_is_named(int length)
    {
        var key = new string('k', length);
        var grower = await Grower.RegisterAsync(house.Api);
        var answer = await grower.SendWithAsync(HttpMethod.Post, "/farms", new { name = "Hall" }, ("Idempotency-Key", key));
        Assert.Equal(["Idempotency-Key"], answer.IsError(400, "VALIDATION_ERROR").BadFields);
    }

    private Task<Answer> CreateAsync(Grower grower, string name) => grower.SendWithAsync(HttpMethod.Post, "/farms", new { name }, ("Idempotency-Key", _key));

    private async Task ExecuteAsync(string sql)
    {
        await using var command = house.Database.DataSource.CreateCommand(sql);
        command.Parameters.AddWithValue(_key);
        Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }
}
