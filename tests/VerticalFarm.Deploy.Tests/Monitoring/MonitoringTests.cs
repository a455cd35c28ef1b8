using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Serialization;

namespace VerticalFarm.Deploy.Tests.Monitoring;

/// <summary>Dashboards and alerts ask for metrics that there are, and each alert says what to do.</summary>
public sealed partial class MonitoringTests
{
    private static readonly AlertRule[] Alerts = [.. ReadAlerts()];

    [Fact]
    public void The_metrics_are_found_in_the_code()
    {
        Assert.Equal(["verticalfarm_readings_stored_total"], Instruments.Own["verticalfarm.readings.stored"].PrometheusNames);
        Assert.Contains("verticalfarm_rules_lag_seconds_bucket", Instruments.Own["verticalfarm.rules.lag"].PrometheusNames);
        Assert.Equal(["verticalfarm_readings_queued"], Instruments.Own["verticalfarm.readings.queued"].PrometheusNames);
        Assert.False(Instruments.IsServed("verticalfarm_readings_lost_total"));
    }

    [Fact]
    public void Every_alert_asks_for_metrics_that_are_served() => Assert.All(Alerts, alert => AreServed(alert.Expr));

    [Fact]
    public void Every_panel_in_Grafana_asks_for_metrics_that_are_served()
    {
        using var dashboard = JsonDocument.Parse(Clone.Read("deploy/grafana/verticalfarm.json"));
        var expressions = dashboard.RootElement.GetProperty("panels").EnumerateArray().Where(panel => panel.TryGetProperty("targets", out _))
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray()).Select(target => target.GetProperty("expr").GetString()!).ToArray();

        Assert.True(expressions.Length > 20);
        Assert.All(expressions, AreServed);
    }

    [Fact]
    public void Every_widget_in_Datadog_asks_for_metrics_that_are_sent()
    {
        var names = DatadogQuery().Matches(Clone.Read("deploy/datadog/dashboard.json")).Select(match => match.Groups[1].Value).ToArray();

        Assert.True(names.Length > 15);
        Assert.All(names, name => Assert.True(Instruments.IsSent(name), $"{name} is not sent"));
    }

    [Fact]
    public void Every_alert_has_an_entry_in_the_runbook()
    {
        var guide = Clone.Read("docs/operations.md");
        Assert.True(Alerts.Length > 12);
        Assert.All(Alerts, alert =>
        {
            Assert.Contains($"\n### {alert.Alert}\n", guide, StringComparison.Ordinal);
            Assert.Equal($"docs/operations.md#{alert.Alert.ToLowerInvariant()}", alert.Annotations["runbook"]);
            Assert.Contains(alert.Labels["severity"], new[] { "critical", "warning" });
            Assert.NotEmpty(alert.Annotations["summary"]);
        });
        Assert.Equal(RunbookEntry().Matches(guide).Select(match => match.Groups[1].Value).Order(), Alerts.Select(alert => alert.Alert).Order());
    }

    private static void AreServed(string expression)
    {
        var names = Metric().Matches(WithoutLabels().Replace(expression, "")).Select(match => match.Value).ToArray();
        Assert.True(names.Length > 0, $"{expression} asks for nothing");
        Assert.All(names, name => Assert.True(Instruments.IsServed(name), $"{name} is not served: {expression}"));
    }

    private static IEnumerable<AlertRule> ReadAlerts() =>
        new DeserializerBuilder().WithNamingConvention(YamlDotNet.Serialization.NamingConventions.CamelCaseNamingConvention.Instance).Build()
            .Deserialize<AlertFile>(Clone.Read("deploy/prometheus/alerts.yaml")).Groups.SelectMany(group => group.Rules);

    // Names with an underscore, or "up": functions and words of the language have none but a few.
    [GeneratedRegex(@"\b(?!histogram_quantile\b)[a-z]+(?:_[a-z0-9]+)+\b|\bup\b")]
    private static partial Regex Metric();

    [GeneratedRegex(@"\{[^}]*\}|\b(?:by|without|on)\s*\([^)]*\)")]
    private static partial Regex WithoutLabels();

    [GeneratedRegex(""""query": "\w+:([a-z_.]+)\{"""")]
    private static partial Regex DatadogQuery();

    [GeneratedRegex("^### (VerticalFarm\\w+)$", RegexOptions.Multiline)]
    private static partial Regex RunbookEntry();

    private sealed class AlertFile
    {
        public List<AlertGroup> Groups { get; set; } = [];
    }

    private sealed class AlertGroup
    {
        public string Name { get; set; } = "";

        public List<AlertRule> Rules { get; set; } = [];
    }

    private sealed class AlertRule
    {
        public string Alert { get; set; } = "";

        public string Expr { get; set; } = "";

        public string For { get; set; } = "";

        public Dictionary<string, string> Labels { get; set; } = [];

        public Dictionary<string, string> Annotations { get; set; } = [];
    }
}
