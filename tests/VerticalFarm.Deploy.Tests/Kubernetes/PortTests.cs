using System.Globalization;
using k8s.Models;
using VerticalFarm.Hosting.Cluster;

namespace VerticalFarm.Deploy.Tests.Kubernetes;

/// <summary>Where the programs listen and what they answer, against where they are asked.</summary>
public sealed class PortTests
{
    [Theory]
    [InlineData("silo")]
    [InlineData("api")]
    public void Probes_ask_for_routes_at_ports_where_they_are_served(string name)
    {
        var container = Container(name);
        Assert.Equal("/health", container.StartupProbe.HttpGet.Path);
        Assert.Equal("/health/ready", container.ReadinessProbe.HttpGet.Path);

        // Asks neither grain nor database.
        Assert.Equal("/health", container.LivenessProbe.HttpGet.Path);
        var routes = string.Concat(Clone.Sources());
        foreach (var probe in (V1Probe[])[container.StartupProbe, container.ReadinessProbe, container.LivenessProbe])
        {
            Assert.Contains($"MapHealthChecks(\"{probe.HttpGet.Path}\"", routes, StringComparison.Ordinal);
            Assert.Contains(container.Ports, port => port.Name == probe.HttpGet.Port.Value);
        }

        // With a management port readiness is found there alone.
        Assert.Equal("management", container.ReadinessProbe.HttpGet.Port.Value);
        Assert.Equal("http", container.LivenessProbe.HttpGet.Port.Value);
    }

    [Theory]
    [InlineData("silo")]
    [InlineData("api")]
    public void Metrics_are_fetched_from_the_management_port(string name)
    {
        var notes = Cluster.Of("base").Deployments.Single(deployment => deployment.Metadata.Name == name).Spec.Template.Metadata.Annotations;

        Assert.Equal(Port(name, "management"), int.Parse(notes["prometheus.io/port"], CultureInfo.InvariantCulture));
        Assert.Equal(Port(name, "management").ToString(CultureInfo.InvariantCulture), Setting(name, "Management__Port"));
        Assert.Equal("/metrics", notes["prometheus.io/path"]);
    }

    [Fact]
    public void The_ports_are_those_on_which_the_programs_listen()
    {
        Assert.Equal(new ClusterSettings().SiloPort, Port("silo", "silo"));
        Assert.Equal(new ClusterSettings().GatewayPort, Port("silo", "gateway"));
        Assert.EndsWith($":{Port("silo", "http")}", Setting("silo", "ASPNETCORE_URLS"), StringComparison.Ordinal);
        Assert.Equal(Setting("api", "PORT"), Port("api", "http").ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_silo_says_where_it_is_by_the_address_of_its_pod() =>
        Assert.Equal("status.podIP", Container("silo").Env.Single(variable => variable.Name == "Cluster__AdvertisedIP").ValueFrom.FieldRef.FieldPath);

    [Fact]
    public void Silo_ports_are_open_to_silos_and_gateways_and_to_nobody_else()
    {
        var policies = Cluster.Of("base").Objects.OfType<V1NetworkPolicy>().ToArray();

        Assert.Contains(policies, policy => policy.Spec.PodSelector.MatchLabels is null && policy.Spec.Ingress is null && policy.Spec.Egress is null && policy.Spec.PolicyTypes.Count == 2);
        Assert.Equal(["silo"], Callers(policies, 11111));
        Assert.Equal(["api", "silo"], Callers(policies, 30000));
        Assert.All([Port("api", "http"), Port("api", "management")], port => Assert.NotEmpty(Rules(policies, port)));
    }

    private static IEnumerable<string> Callers(V1NetworkPolicy[] policies, int port) =>
        Rules(policies, port).SelectMany(rule => rule.FromProperty).Select(peer => peer.PodSelector.MatchLabels["app.kubernetes.io/name"]).Order();

    private static IEnumerable<V1NetworkPolicyIngressRule> Rules(V1NetworkPolicy[] policies, int port) => policies.SelectMany(policy => policy.Spec.Ingress ?? [])
        .Where(rule => rule.Ports.Any(open => open.Port.Value == port.ToString(CultureInfo.InvariantCulture)));

    private static V1Container Container(string name) => Cluster.Of("base").Containers.Single(container => container.Pod == name).Container;

    private static int Port(string name, string port) => Container(name).Ports.Single(open => open.Name == port).ContainerPort;

    private static string Setting(string name, string variable) => Container(name).Env.Single(setting => setting.Name == variable).Value;
}
