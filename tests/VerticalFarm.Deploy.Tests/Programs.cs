using System.Reflection;
using VerticalFarm.Hosting.Cluster;

namespace VerticalFarm.Deploy.Tests;

/// <summary>What our programs are made of.</summary>
internal static class Programs
{
    private static readonly string[] Names =
    [
        "VerticalFarm.Api", "VerticalFarm.Contracts", "VerticalFarm.Grains", "VerticalFarm.HomeAssistant", "VerticalFarm.Hosting", "VerticalFarm.Integrations",
        "VerticalFarm.Silo", "VerticalFarm.Telemetry",
    ];

    public static IReadOnlyList<Assembly> Assemblies { get; } =
        [.. Names.Where(name => File.Exists(Path.Combine(AppContext.BaseDirectory, name + ".dll"))).Select(Assembly.Load)];

    /// <summary>Within this a host that was told to stop has ended.</summary>
    public static TimeSpan ShutdownTimeout { get; } = (TimeSpan)typeof(ClusterSettings).Assembly
        .GetType("VerticalFarm.Hosting.Cluster.ClusterTimings", throwOnError: true)!.GetField("ShutdownTimeout")!.GetValue(null)!;

    public static Type Type(string name) => Assemblies.SelectMany(assembly => assembly.GetTypes()).Single(type => type.Name == name);
}
