using System.Text.RegularExpressions;
using k8s.Models;
using VerticalFarm.Deploy.Tests.Containers;
using VerticalFarm.Deploy.Tests.Kubernetes;

namespace VerticalFarm.Deploy.Tests.Settings;

/// <summary>Names of settings wherever they stand, against what the programs read: a name with a slip of the pen would be passed over in silence.</summary>
public sealed partial class SettingsTests
{
    /// <summary>For docker compose itself.</summary>
    private static readonly string[] ComposeOnly = ["DB_PASSWORD", "DATADOG_TRACER"];

    [Theory]
    [InlineData("DATABASE_URL", true)]
    [InlineData("DATABASE_URI", false)]
    [InlineData("Cluster__AdvertisedIP", true)]
    [InlineData("Cluster__AdvertizedIP", false)]
    [InlineData("Proxies__Networks__0", true)]
    [InlineData("Proxies__Networks__first", false)]
    [InlineData("WebServer__HttpsPort", true)]
    [InlineData("Klaster__Id", false)]
    public void A_setting_counts_when_a_program_reads_it(string name, bool isRead) => Assert.Equal(isRead, ProgramSettings.IsRead(name));

    [Fact]
    public void Every_name_of_the_example_is_read() => Assert.All(ExampleNames().Except(ComposeOnly), AssertIsRead);

    [Theory]
    [InlineData("base")]
    [InlineData("small")]
    [InlineData("large")]
    public void Every_name_of_a_manifest_is_read_and_in_the_example(string name)
    {
        var known = ExampleNames().ToHashSet();
        Assert.All(Cluster.Of(name).Containers, container => Assert.All(container.Container.Env, variable =>
        {
            if (!IsUsedBy(container.Container, variable.Name))
            {
                AssertIsRead(variable.Name);
                Assert.True(known.Contains(variable.Name) || variable.Name.StartsWith("OTEL_", StringComparison.Ordinal), $"{variable.Name} is not in .env.example");
            }
        }));
    }

    [Theory]
    [InlineData("base")]
    [InlineData("small")]
    [InlineData("large")]
    public void Every_secret_is_a_reference(string name) => Assert.All(Cluster.Of(name).Containers, container => Assert.All(container.Container.Env, variable =>
        Assert.Equal(Secret().IsMatch(variable.Name), variable.ValueFrom?.SecretKeyRef is not null)));

    [Fact]
    public void Every_name_of_the_compose_file_is_read() => Assert.All(Compose.Services.Where(service => service.Name != "postgres"), service => Assert.All(service.Environment.Keys, AssertIsRead));

    /// <summary>For another variable of the same container: <c>$(POD_NAME)</c>.</summary>
    private static bool IsUsedBy(V1Container container, string name) => container.Env.Any(variable => variable.Value?.Contains($"$({name})", StringComparison.Ordinal) == true);

    private static void AssertIsRead(string name) => Assert.True(ProgramSettings.IsRead(name), $"No program reads {name}");

    private static IEnumerable<string> ExampleNames() => ExampleName().Matches(Clone.Read(".env.example")).Select(match => match.Groups[1].Value).Distinct();

    [GeneratedRegex("^#?([A-Za-z][A-Za-z0-9_]*)=", RegexOptions.Multiline)]
    private static partial Regex ExampleName();

    [GeneratedRegex("KEY|TOKEN|PASSWORD|DATABASE_URL")]
    private static partial Regex Secret();
}
