using System.Collections.Concurrent;
using VerticalFarm.Api.Tests.Gateway;
using VerticalFarm.Testing;

namespace VerticalFarm.Api.Tests.OpenApi.Fuzz;

/// <summary>Whatever is sent, the gateway answers in good order: the requests are made from the document, the same in every run.</summary>
[Collection<QuietHouseTests>]
public sealed class FuzzTests(House house)
{
    private const int Seed = 20261124;
    private const int WarmUp = 40;
    private const int Cases = 200;
    private const int AtOnce = 8;
    private const long Level = 24 * 1024 * 1024;
    private static readonly TimeSpan PoolsLetGo = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Nothing_malformed_is_ever_a_fault_of_ours_and_none_of_it_is_remembered()
    {
        var document = await ApiDocument.OfAsync(house.Api);
        var grower = await Grower.RegisterAsync(house.Api);
        var ids = await IdsAsync(grower);
        using var sender = new RawSender(house.Api.Gateway);

        await AllIsWellAsync(Seed, WarmUp);
        var before = Memory();
        await AllIsWellAsync(Seed + 1, Cases);

        // What pools keep at hand they let go of within a minute or so; what is remembered stays.
        await Eventually.BecomesTrueAsync(
            () => Memory() - before < Level, PoolsLetGo, $"less than {Level / 1024} KiB are kept of {Cases} malformed requests of each operation", TestContext.Current.CancellationToken);

        async Task AllIsWellAsync(int seed, int cases)
        {
            var faults = await FaultsAsync(document, ids, grower.Token, sender, seed, cases);
            Assert.True(faults.Count == 0, string.Join('\n', faults));
        }
    }

    private static async Task<IReadOnlyCollection<string>> FaultsAsync(
        ApiDocument document, Dictionary<string, string> ids, string token, RawSender sender, int seed, int cases)
    {
        var faults = new ConcurrentBag<string>();
        var requests = document.Operations.SelectMany((operation, index) => new RequestBreaker(operation, ids, token, seed + (index * 1_000)).Make(cases));
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken };
        await Parallel.ForEachAsync(requests, options, async (request, ct) =>
        {
            if (await sender.FaultOfAsync(request, ct) is { } fault)
            {
                faults.Add(fault);
            }
        });
        return [.. faults.Take(20)];
    }

    private static async Task<Dictionary<string, string>> IdsAsync(Grower grower)
    {
        var farm = await grower.CreateFarmAsync();
        var device = await grower.CreateAsync($"/farms/{farm}/devices", new { name = "Fan", type = "fan", entity_id = "fan.one" });
        var rule = new { name = "Hot", when = new { sensor = new { type = "air_temperature", aggregate = "avg" }, @is = "above", value = 26 }, then = new[] { new { device = new { type = "fan" }, command = "turn_on" } } };
        return new Dictionary<string, string>
        {
            ["farm_id"] = farm,
            ["sensor_id"] = await grower.CreateSensorAsync(farm),
            ["device_id"] = device,
            ["rule_id"] = await grower.CreateAsync($"/farms/{farm}/rules", rule),
            ["alert_id"] = $"{Guid.Empty}",
            ["command_id"] = $"{Guid.Empty}",
            ["user_id"] = $"{Guid.Empty}",
            ["channel_id"] = await grower.CreateAsync($"/farms/{farm}/notification-channels", new { kind = "webhook", name = "Hook", url = "https://hooks.example.org/farm" }),
            ["delivery_id"] = $"{Guid.Empty}",
            ["key_id"] = $"{Guid.Empty}",
            ["job"] = "audit",
            ["date"] = "2026-11-23",
        };
    }

    private static long Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
