using System.Text;
using VerticalFarm.Api.Tests.Gateway;
using VerticalFarm.Testing;

namespace VerticalFarm.Api.Tests.Monitoring;

/// <summary>What a collector gets of a gateway that was told where it is.</summary>
[Collection(typeof(HouseTests))]
public sealed class ExportTests(House house)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task The_spans_of_a_request_and_of_the_calls_it_makes_reach_the_collector_in_the_trace_of_who_asked()
    {
        await using var collector = await Collector.StartAsync();
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();
        await using var gateway = await house.StartGatewayAsync(new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address.ToString(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
        });
        const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

        await gateway.Api.SendWithAsync(
            HttpMethod.Get, $"/farms/{farm}", null, ("Authorization", $"Bearer {grower.Token}"), ("traceparent", $"00-{TraceId}-00f067aa0ba902b7-01"));

        await ReachAsync(collector, () => collector.Traces, "VerticalFarm.Api", "GET /api/v1/farms/{farmId:guid}", Convert.FromHexString(TraceId));
        await ReachAsync(collector, () => collector.Traces, "IFarmGrain", Convert.FromHexString(TraceId));
        await ReachAsync(collector, () => collector.Metrics, "VerticalFarm.Api", "http.server.request.duration");
    }

    // Together in one message. In protobuf texts are UTF-8 and ids are bytes, each in one piece.
    private static Task ReachAsync(Collector collector, Func<IReadOnlyCollection<byte[]>> messages, params object[] parts) => Eventually.BecomesTrueAsync(
        () => Task.FromResult(messages().Any(message => parts.All(part => message.AsSpan().IndexOf(part as byte[] ?? Encoding.UTF8.GetBytes((string)part)) >= 0))),
        Patience, $"{string.Join(", ", parts)} have come to {collector.Address}", TestContext.Current.CancellationToken);
}
