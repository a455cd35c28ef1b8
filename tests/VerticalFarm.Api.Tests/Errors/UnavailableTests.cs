using System.Net;
using VerticalFarm.Api.Tests.Gateway;
using VerticalFarm.Api.Tests.Security;
using VerticalFarm.Testing;

namespace VerticalFarm.Api.Tests.Errors;

public sealed class UnavailableTests(PostgresServer server)
{
    [Fact]
    public async Task A_gateway_without_a_silo_lives_and_says_when_to_come_back()
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var key = House.NewKey();
        await using var gateway = await TestGateway.StartAsync(database.ConnectionString, key, new Dictionary<string, string>());

        (await gateway.Api.GetAsync("/health")).Is(HttpStatusCode.OK);
        (await gateway.Api.GetAsync("/health/ready")).Is(HttpStatusCode.ServiceUnavailable);
        var answers = new[]
        {
            await gateway.Api.PostAsync("/auth/login", new { email = "a@example.org", password = "correct horse" }),
            await gateway.Api.GetAsync("/farms", Tokens.Make(key)),
            await gateway.Api.PutAsync($"/farms/{Guid.NewGuid()}", new { name = "a" }, Tokens.Make(key)),
        };
        Assert.All(answers, answer => Assert.True(answer.IsError(503, "UNAVAILABLE").Headers.RetryAfter!.Delta > TimeSpan.Zero));

        (await gateway.Api.GetAsync("/farms")).IsError(401, "AUTHENTICATION_ERROR");
        (await gateway.Api.PostAsync("/auth/login", new { email = 7 })).IsError(400, "VALIDATION_ERROR");
    }
}
