using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace VerticalFarm.Deploy.Tests.Containers;

/// <summary>docker-compose.yml, with its anchors followed.</summary>
internal static class Compose
{
    public static IReadOnlyList<ComposeService> Services { get; } = Read();

    private static ComposeService[] Read()
    {
        var parser = new MergingParser(new Parser(new StringReader(Clone.Read("docker-compose.yml"))));
        var file = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(parser);
        var services = (Dictionary<object, object>)file["services"];
        return [.. services.Select(service => new ComposeService((string)service.Key, (Dictionary<object, object>)service.Value))];
    }
}

internal sealed record ComposeService(string Name, Dictionary<object, object> Fields)
{
    public Dictionary<string, string> Environment => Fields.TryGetValue("environment", out var environment)
        ? ((Dictionary<object, object>)environment).ToDictionary(pair => (string)pair.Key, pair => (string)pair.Value)
        : [];

    public bool IsOurs => ((string)Fields["image"]).StartsWith("verticalfarm-", StringComparison.Ordinal);
}
