using System.Xml.Linq;

namespace VerticalFarm.Architecture.Tests;

/// <summary>The arrows between projects, as docs/architecture.md draws them.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly string Source = Path.Combine(Root(), "src");

    public static TheoryData<string, string[]> Arrows => new()
    {
        { "VerticalFarm.Contracts", [] },
        { "VerticalFarm.HomeAssistant", [] },
        { "VerticalFarm.Telemetry", [] },
        { "VerticalFarm.Integrations", [] },
        { "VerticalFarm.Simulator", [] },
        { "VerticalFarm.Hosting", [] },
        { "VerticalFarm.Grains", ["VerticalFarm.Contracts", "VerticalFarm.HomeAssistant", "VerticalFarm.Integrations", "VerticalFarm.Telemetry"] },
        { "VerticalFarm.Silo", ["VerticalFarm.Grains", "VerticalFarm.Hosting"] },
        { "VerticalFarm.Api", ["VerticalFarm.Contracts", "VerticalFarm.Hosting"] },
    };

    [Theory]
    [MemberData(nameof(Arrows))]
    public void A_project_references_what_its_place_allows_and_nothing_else(string project, string[] allowed) =>
        Assert.Equal(allowed, References(project));

    [Fact]
    public void Every_project_has_its_arrows_written_down() =>
        Assert.Equal(Arrows.Select(row => row.Data.Item1).Order(), Directory.GetDirectories(Source).Select(Path.GetFileName).Where(HasProject).Order());

    [Theory]
    [InlineData("VerticalFarm.HomeAssistant")]
    [InlineData("VerticalFarm.Telemetry")]
    [InlineData("VerticalFarm.Integrations")]
    [InlineData("VerticalFarm.Simulator")]
    public void A_leaf_knows_nothing_of_Orleans(string project) =>
        Assert.DoesNotContain(Includes(project, "PackageReference"), package => package.StartsWith("Microsoft.Orleans", StringComparison.Ordinal));

    private static bool HasProject(string? name) => File.Exists(ProjectFile(name!));

    private static string ProjectFile(string project) => Path.Combine(Source, project, project + ".csproj");

    private static string[] References(string project) =>
        [.. Includes(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)!).Order()];

    private static IEnumerable<string> Includes(string project, string item) =>
        XDocument.Load(ProjectFile(project)).Descendants(item).Select(element => element.Attribute("Include")!.Value);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "VerticalFarm.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
