using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using VerticalFarm.Api.Tests.Gateway;
using VerticalFarm.Simulator;
using VerticalFarm.Testing;

namespace VerticalFarm.Api.Tests.Monitoring;

/// <summary>What happens to a request on its way through gateway, silo, database and Home Assistant is one trace.</summary>
[Collection<HouseTests>]
public sealed class TraceTests(House house)
{
    private const string Token = "a token of the virtual farm";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_is_one_trace_from_the_request_to_Home_Assistant()
    {
        await using var room = await SimulatorServer.StartAsync(new SimulatorOptions { Token = Token }, Ct);
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();
        (await grower.PutAsync($"/farms/{farm}/home-assistant", new { url = room.Url.ToString(), token = Token })).Is(HttpStatusCode.OK);
        var fan = await grower.CreateAsync($"/farms/{farm}/devices", new { name = "Fan", type = "fan", entity_id = "fan.exhaust_fan" });
        await Eventually.BecomesTrueAsync(async () => (await grower.GetAsync($"/devices/{fan}")).Get("availability") == "online", Patience, "the fan is there", Ct);

        using var spans = new Spans();
        var request = ActivityTraceId.CreateRandom();
        (await grower.SendWithAsync(HttpMethod.Post, $"/devices/{fan}/commands?wait=30", new { command = "turn_on" }, ("traceparent", $"00-{request}-{ActivitySpanId.CreateRandom()}-01")))
            .Is(HttpStatusCode.OK);

        await Eventually.BecomesTrueAsync(() => spans.Of(request).Any(span => span.OperationName == "home_assistant.call_service"), Patience, "the call of Home Assistant has ended", Ct);
        await Eventually.BecomesTrueAsync(() => spans.Of(request).Any(span => span.Source.Name == "Microsoft.AspNetCore"), Patience, "the request has ended", Ct);
        var trace = spans.Of(request);
        Assert.Contains(trace, span => span.Source.Name == "Microsoft.Orleans.Application" && span.Kind == ActivityKind.Client);
        Assert.Contains(trace, span => span.Source.Name == "Microsoft.Orleans.Application" && span.Kind == ActivityKind.Server);
        Assert.Contains(trace, span => span.Source.Name == "Npgsql");

        // From the call of Home Assistant up to the request, span by span.
        var names = new List<string>();
        for (var span = trace.First(span => span.OperationName == "home_assistant.call_service"); span is not null; span = trace.FirstOrDefault(parent => parent.SpanId == span.ParentSpanId))
        {
            names.Add(span.Source.Name);
        }

        Assert.Equal("VerticalFarm.HomeAssistant", names[0]);
        Assert.Contains("Microsoft.Orleans.Application", names);
        Assert.Equal("Microsoft.AspNetCore", names[^1]);
    }

    /// <summary>Every span that ends while this is there.</summary>
    private sealed class Spans : IDisposable
    {
        private static readonly string[] Sources = ["Microsoft.AspNetCore", "Microsoft.Orleans.Application", "Microsoft.Orleans.Runtime", "Npgsql", "VerticalFarm.HomeAssistant"];
        private readonly ConcurrentBag<Activity> _ended = [];
        private readonly ActivityListener _listener;

        public Spans()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => Sources.Contains(source.Name),
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = _ended.Add,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public Activity[] Of(ActivityTraceId trace) => [.. _ended.Where(span => span.TraceId == trace)];

        public void Dispose() => _listener.Dispose();
    }
}
