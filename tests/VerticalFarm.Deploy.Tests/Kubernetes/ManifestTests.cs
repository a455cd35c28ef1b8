using k8s;
using k8s.Models;

namespace VerticalFarm.Deploy.Tests.Kubernetes;

/// <summary>The objects by themselves, and to each other.</summary>
public sealed class ManifestTests
{
    [Theory]
    [InlineData("base")]
    [InlineData("small")]
    [InlineData("large")]
    public void Every_object_is_one_that_the_api_knows_to_the_last_field(string name)
    {
        var kinds = Cluster.Of(name).Objects.Cast<IKubernetesObject>().GroupBy(thing => thing.Kind).ToDictionary(group => group.Key, group => group.Count());

        Assert.Equal(2, kinds["Deployment"]);
        Assert.All(["Namespace", "Job", "Service", "ServiceAccount", "PodDisruptionBudget", "HorizontalPodAutoscaler", "NetworkPolicy", "Ingress"], kind => Assert.Contains(kind, kinds.Keys));
        Assert.DoesNotContain("Secret", kinds.Keys);
    }

    [Fact]
    public void A_field_that_the_api_does_not_know_is_a_fault() =>
        Assert.ThrowsAny<Exception>(() => Cluster.Read("apiVersion: v1\nkind: Service\nmetadata: { name: x }\nspec: { selektor: { a: b } }"));

    [Theory]
    [InlineData("base", "resources")]
    [InlineData("overlays/small", "patches")]
    [InlineData("overlays/large", "patches")]
    public void Every_file_of_a_folder_is_listed_and_everything_listed_is_there(string folder, string list)
    {
        var files = Directory.GetFiles(Clone.PathOf($"{Cluster.Folder}/{folder}")).Select(Path.GetFileName).Where(file => file != "kustomization.yaml");

        Assert.Equal(files.Order(), Cluster.Listed($"{Cluster.Folder}/{folder}/kustomization.yaml", list).Order());
    }

    [Theory]
    [InlineData("base")]
    [InlineData("small")]
    [InlineData("large")]
    public void Every_selector_finds_pods_that_there_are(string name)
    {
        var cluster = Cluster.Of(name);
        var pods = cluster.Pods.Select(pod => pod.Pod.Metadata.Labels).ToArray();
        var selectors = new List<(string Of, IDictionary<string, string> Labels)>();
        foreach (var deployment in cluster.Deployments)
        {
            Assert.Equal(deployment.Spec.Selector.MatchLabels, deployment.Spec.Template.Metadata.Labels.Where(label => deployment.Spec.Selector.MatchLabels.ContainsKey(label.Key)).ToDictionary());
            var pod = deployment.Spec.Template.Spec;
            selectors.AddRange(pod.TopologySpreadConstraints.Select(spread => (deployment.Metadata.Name, spread.LabelSelector.MatchLabels)));
            var apart = pod.Affinity.PodAntiAffinity;
            selectors.AddRange((apart.PreferredDuringSchedulingIgnoredDuringExecution ?? []).Select(term => (deployment.Metadata.Name, term.PodAffinityTerm.LabelSelector.MatchLabels)));
            selectors.AddRange((apart.RequiredDuringSchedulingIgnoredDuringExecution ?? []).Select(term => (deployment.Metadata.Name, term.LabelSelector.MatchLabels)));
        }

        selectors.AddRange(cluster.Objects.OfType<V1Service>().Select(service => (service.Metadata.Name, service.Spec.Selector)));
        selectors.AddRange(cluster.Objects.OfType<V1PodDisruptionBudget>().Select(budget => (budget.Metadata.Name, budget.Spec.Selector.MatchLabels)));
        foreach (var policy in cluster.Objects.OfType<V1NetworkPolicy>())
        {
            selectors.Add((policy.Metadata.Name, policy.Spec.PodSelector.MatchLabels ?? new Dictionary<string, string>()));
            var peers = (policy.Spec.Ingress ?? []).SelectMany(rule => rule.FromProperty ?? []).Concat((policy.Spec.Egress ?? []).SelectMany(rule => rule.To ?? []));
            selectors.AddRange(peers.Where(peer => peer.PodSelector is not null).Select(peer => (policy.Metadata.Name, peer.PodSelector.MatchLabels)));
        }

        Assert.All(selectors, selector => Assert.True(pods.Any(labels => selector.Labels.All(labels.Contains)), $"{selector.Of} selects nothing"));
    }

    [Theory]
    [InlineData("base")]
    [InlineData("large")]
    public void What_scales_and_what_is_let_in_has_a_target(string name)
    {
        var cluster = Cluster.Of(name);
        var deployments = cluster.Deployments.Select(deployment => deployment.Metadata.Name).Order().ToArray();
        Assert.Equal(deployments, cluster.Objects.OfType<V2HorizontalPodAutoscaler>().Select(scaler => scaler.Spec.ScaleTargetRef.Name).Order());
        Assert.Equal(deployments, cluster.Objects.OfType<V1PodDisruptionBudget>().Select(budget => budget.Metadata.Name).Order());

        // Who scales says how many: a number here would be set back with every apply.
        Assert.All(cluster.Deployments, deployment => Assert.Null(deployment.Spec.Replicas));

        var services = cluster.Objects.OfType<V1Service>().ToDictionary(service => service.Metadata.Name, service => service.Spec.Ports.Select(port => port.Name));
        foreach (var ingress in cluster.Objects.OfType<V1Ingress>())
        {
            Assert.All(ingress.Spec.Rules.SelectMany(rule => rule.Http.Paths), path => Assert.Contains(path.Backend.Service.Port.Name, services[path.Backend.Service.Name]));
            Assert.All(ingress.Spec.Rules, rule => Assert.Contains(ingress.Spec.Tls, tls => tls.Hosts.Contains(rule.Host) && tls.SecretName.Length > 0));
        }
    }

    [Fact]
    public void Every_image_has_its_name_and_version_from_the_overlay()
    {
        foreach (var overlay in (string[])["small", "large"])
        {
            Assert.All(Cluster.Of(overlay).Containers, container => Assert.Matches("^registry\\.example\\.org/verticalfarm-(silo|api):[0-9.]+$", container.Container.Image));
        }
    }
}
