using System.Globalization;
using System.Text.RegularExpressions;

namespace VerticalFarm.Deploy.Tests.Containers;

/// <summary>Images, and how docker-compose.yml runs them.</summary>
public sealed partial class ContainerTests
{
    [Theory]
    [InlineData("Dockerfile.silo", 1)]
    [InlineData("Dockerfile.api", 2)]
    public void An_image_runs_without_rights_is_labelled_and_knows_how_it_is(string file, int images)
    {
        // What is run comes from the last stages; those before them build.
        var stages = Stage().Split(Clone.Read(file)).Where(stage => stage.Contains("ENTRYPOINT", StringComparison.Ordinal)).ToArray();

        Assert.Equal(images, stages.Length);
        Assert.All(stages, stage =>
        {
            Assert.StartsWith("mcr.microsoft.com/dotnet/aspnet:10.0", stage, StringComparison.Ordinal);
            Assert.Contains("USER 1654", stage, StringComparison.Ordinal);
            Assert.Contains("HEALTHCHECK", stage, StringComparison.Ordinal);
            Assert.Contains("org.opencontainers.image.title", stage, StringComparison.Ordinal);

            // Nothing that needs a shell: no RUN, and programs called as lists.
            Assert.DoesNotContain("\nRUN ", stage, StringComparison.Ordinal);
            Assert.Matches("""ENTRYPOINT \["/app/VerticalFarm\.\w+"\]""", stage);
            Assert.Matches("""HEALTHCHECK .*CMD \["/app/VerticalFarm\.\w+", """, stage);
        });
    }

    [Fact]
    public void Every_program_of_ours_runs_read_only_and_without_capabilities() => Assert.All(Compose.Services.Where(service => service.IsOurs), service =>
    {
        Assert.Equal("true", service.Fields["read_only"]);
        Assert.Equal(["ALL"], (List<object>)service.Fields["cap_drop"]);
        Assert.Contains("no-new-privileges", (List<object>)service.Fields["security_opt"]);
    });

    [Fact]
    public void Silos_are_reached_at_the_addresses_that_they_are_given() =>
        Assert.Equal(["auto", "auto"], Compose.Services.Select(service => service.Environment.GetValueOrDefault("Cluster__AdvertisedIP")).OfType<string>());

    [Theory]
    [InlineData("silo-1")]
    [InlineData("api")]
    public void There_is_time_to_end_well(string name)
    {
        var grace = (string)Compose.Services.Single(service => service.Name == name).Fields["stop_grace_period"];

        Assert.True(int.Parse(grace.TrimEnd('s'), CultureInfo.InvariantCulture) > Programs.ShutdownTimeout.TotalSeconds);
    }

    [GeneratedRegex("^FROM ", RegexOptions.Multiline)]
    private static partial Regex Stage();
}
