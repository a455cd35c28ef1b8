using k8s;
using k8s.Models;
using YamlDotNet.RepresentationModel;

namespace VerticalFarm.Deploy.Tests.Kubernetes;

/// <summary>
/// The objects of deploy/kubernetes, read as the types of Kubernetes' API, where a field that the API does not know is a fault: the base from its
/// files, an overlay as kubectl or kustomize renders it.
/// </summary>
internal sealed class Cluster
{
    public const string Folder = "deploy/kubernetes";

    private static readonly Lazy<Cluster> Base = new(() => new Cluster(ReadBase()));

    private Cluster(IReadOnlyList<object> objects) => Objects = objects;

    public IReadOnlyList<object> Objects { get; }

    public IEnumerable<V1Deployment> Deployments => Objects.OfType<V1Deployment>();

    /// <summary>Every pod that comes to run, by the name of what makes it.</summary>
    public IEnumerable<(string Name, V1PodTemplateSpec Pod)> Pods =>
        Deployments.Select(deployment => (deployment.Metadata.Name, deployment.Spec.Template))
            .Concat(Objects.OfType<V1Job>().Select(job => (job.Metadata.Name, job.Spec.Template)));

    public IEnumerable<(string Pod, V1Container Container)> Containers => Pods.SelectMany(pod => pod.Pod.Spec.Containers.Select(container => (pod.Name, container)));

    /// <summary><c>base</c>, <c>small</c> or <c>large</c>. An overlay is skipped where nothing can render it.</summary>
    public static Cluster Of(string name)
    {
        if (name == "base")
        {
            return Base.Value;
        }

        var rendered = Kustomize.TryRender(Clone.PathOf($"{Folder}/overlays/{name}"));
        Assert.SkipWhen(rendered is null, "neither kubectl nor kustomize is installed");
        return new Cluster(Read(rendered!));
    }

    /// <summary>The values of a list in a kustomization, such as its resources.</summary>
    public static string[] Listed(string kustomization, string list)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Clone.Read(kustomization)));
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        return root.Children.TryGetValue(list, out var items)
            ? [.. ((YamlSequenceNode)items).Select(item => item is YamlMappingNode map ? map.Children["path"].ToString() : item.ToString())]
            : [];
    }

    public static IReadOnlyList<object> Read(string yaml) => KubernetesYaml.LoadAllFromString(yaml, null, strict: true);

    private static object[] ReadBase() =>
        [.. Listed($"{Folder}/base/kustomization.yaml", "resources").SelectMany(file => Read(Clone.Read($"{Folder}/base/{file}")))];
}
