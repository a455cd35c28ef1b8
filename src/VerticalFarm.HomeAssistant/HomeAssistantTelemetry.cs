using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace VerticalFarm.HomeAssistant;

/// <summary>What operators see of connections to Home Assistant: spans of the calls, and counts.</summary>
internal static class HomeAssistantTelemetry
{
    private const string Name = "VerticalFarm.HomeAssistant";
    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Connects =
        Meter.CreateCounter<long>("verticalfarm.home_assistant.connects", "{connection}", "Connections that stood");

    private static readonly Counter<long> Disconnects =
        Meter.CreateCounter<long>("verticalfarm.home_assistant.disconnects", "{connection}", "Connections that ended or could not be made, by reason");

    private static readonly UpDownCounter<long> Connected =
        Meter.CreateUpDownCounter<long>("verticalfarm.home_assistant.connected", "{connection}", "Connections that stand");

    private static readonly Histogram<double> CallDuration =
        Meter.CreateHistogram<double>("verticalfarm.home_assistant.call.duration", "s", "How long Home Assistant took to answer a call of a service, by outcome");

    public static void Stands()
    {
        Connects.Add(1);
        Connected.Add(1);
    }

    public static void Fell() => Connected.Add(-1);

    public static void Ended(DisconnectReason reason) => Disconnects.Add(1, new KeyValuePair<string, object?>("reason", reason.ToString()));

    /// <summary>The span of a call, in the trace of whoever makes it; null when nobody traces.</summary>
    public static Activity? Call(string domain, string service) => Source.StartActivity("home_assistant.call_service", ActivityKind.Client)
        ?.SetTag("rpc.system", "home_assistant").SetTag("rpc.service", domain).SetTag("rpc.method", service);

    public static void Answered(Activity? span, string outcome, TimeSpan duration)
    {
        CallDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
        span?.SetTag("outcome", outcome).SetStatus(outcome == "Accepted" ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
    }
}
