using k8s.Models;

namespace VerticalFarm.Deploy.Tests.Kubernetes;

/// <summary>What a pod may do, and how it begins and ends.</summary>
public sealed class PodTests
{
    public static TheoryData<string> Clusters => ["base", "small", "large"];

    [Theory]
    [MemberData(nameof(Clusters))]
    public void No_pod_has_more_rights_than_the_restricted_profile_allows(string name)
    {
        Assert.Contains(Cluster.Of(name).Objects.OfType<V1Namespace>(), space => space.Metadata.Labels["pod-security.kubernetes.io/enforce"] == "restricted");
        foreach (var (_, pod) in Cluster.Of(name).Pods)
        {
            Assert.True(pod.Spec.SecurityContext.RunAsNonRoot);
            Assert.Equal(1654, pod.Spec.SecurityContext.RunAsUser);
            Assert.Equal("RuntimeDefault", pod.Spec.SecurityContext.SeccompProfile.Type);
            Assert.True(pod.Spec.HostNetwork is not true && pod.Spec.HostPID is not true && pod.Spec.HostIPC is not true);
            Assert.All(pod.Spec.Volumes, volume => Assert.NotNull(volume.EmptyDir));
            Assert.All(pod.Spec.Containers, container =>
            {
                Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
                Assert.False(container.SecurityContext.AllowPrivilegeEscalation);
                Assert.Equal(["ALL"], container.SecurityContext.Capabilities.Drop);
                Assert.Null(container.SecurityContext.Capabilities.Add);
                Assert.Contains(container.VolumeMounts, mount => mount.MountPath == "/tmp");
            });
        }
    }

    [Theory]
    [MemberData(nameof(Clusters))]
    public void No_pod_gets_a_token_of_the_cluster(string name)
    {
        var cluster = Cluster.Of(name);
        var accounts = cluster.Objects.OfType<V1ServiceAccount>().ToDictionary(account => account.Metadata.Name);
        Assert.All(cluster.Pods, pod =>
        {
            Assert.False(pod.Pod.Spec.AutomountServiceAccountToken);
            Assert.False(pod.Pod.Spec.EnableServiceLinks);
            Assert.False(accounts[pod.Pod.Spec.ServiceAccountName].AutomountServiceAccountToken);
        });
        Assert.DoesNotContain(cluster.Objects, thing => thing is V1Role or V1RoleBinding or V1ClusterRole or V1ClusterRoleBinding);
    }

    [Theory]
    [MemberData(nameof(Clusters))]
    public void Memory_is_limited_and_processors_are_not(string name) => Assert.All(Cluster.Of(name).Containers, container =>
    {
        Assert.Equal(["cpu", "memory"], container.Container.Resources.Requests.Keys.Order());
        Assert.Equal(["memory"], container.Container.Resources.Limits.Keys);
        Assert.True(container.Container.Resources.Limits["memory"].ToInt64() >= container.Container.Resources.Requests["memory"].ToInt64());
    });

    [Theory]
    [MemberData(nameof(Clusters))]
    public void There_is_time_to_end_well(string name) => Assert.All(Cluster.Of(name).Deployments, deployment =>
    {
        var pause = deployment.Spec.Template.Spec.Containers.Single().Lifecycle.PreStop.Sleep.Seconds;
        Assert.InRange(pause, 5, 15);
        Assert.True(deployment.Spec.Template.Spec.TerminationGracePeriodSeconds > pause + Programs.ShutdownTimeout.TotalSeconds);
        Assert.Equal("0", deployment.Spec.Strategy.RollingUpdate.MaxUnavailable.Value);
    });
}
